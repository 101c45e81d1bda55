"""The debrief page: outcomes first, every figure open down to its entries, not recorded said where it is so."""

import re
from typing import get_args

from domain.vocabulary import Destination
from domain.words import OperationId
from projections.measures import DEFINITIONS, MEASURES, TITLES
from projections.views.flow import STAGES
from tests.given import ADay, identified, people_here
from tests.running import Running
from tests.stories.rows import Client
from tests.web.given_debrief import finished as finished
from tests.web.given_debrief import read, said, words
from web.pages.debrief.answer import _WENT
from web.pages.debrief.context import NAMES
from web.pages.debrief.words import FLOW, FLOW_COLOURS


def test_the_first_sentence_answers_how_many_who_they_were_and_what_became_of_them(finished: Client) -> None:
    text = words(read(finished))
    assert (
        "Of 11 people registered, 6 were identified as potential victims (6 adults): 6 were referred into the National "
        "Referral Mechanism. 6 went to safe accommodation" in text
    )
    assert (
        "6 went to safe accommodation, 2 went to council temporary accommodation, 2 made their own arrangements and "
        "1 returned to their home country." in text
    )
    assert text.index("Of 11 people") < text.index("Pathways") < text.index("All figures")


def test_a_child_a_refusal_and_an_age_nobody_wrote_down_are_said_in_the_sentence() -> None:
    day = identified("P01", "P02", "P03", "P04").has(
        ("NrmConsentDeclined", "P01"), ("DutyToNotifySubmitted", "P01", {"by": "Police"}), ("NrmConsentDeferred", "P03")
    )
    assert said(day) == [
        "Of 4 people registered, 4 were identified as potential victims (2 adults, 1 child and 1 whose age is "
        "not recorded): none of the 2 people recorded was referred into the National Referral Mechanism, 1 was "
        "reported under the duty to notify, 1 asked for time to decide and for 2 the duty is still open.",
        "4 are not recorded as having left.",
    ]


def test_nobody_is_said_not_to_have_been_referred_or_reported_where_no_entry_answers_it() -> None:
    day = identified("P01", "P02").has(("NrmConsentGiven", "P01"))
    assert said(day)[0] == (
        "Of 4 people registered, 2 were identified as potential victims (1 adult and 1 child): no referral into the "
        "National Referral Mechanism is recorded and for 2 the duty is still open; no finding is recorded on 2."
    )
    day.has(("NrmConsentDeclined", "P01"))
    assert "none of the 1 person recorded was referred into the National Referral Mechanism, no report" in said(day)[0]


def test_before_anybody_was_identified_the_sentence_says_so() -> None:
    assert said(people_here())[0] == "4 people were registered; no finding is recorded on any of them."
    seen = people_here().has(*(("NoIndicatorsFoundRecorded", f"P0{number}") for number in (1, 2)))
    assert said(seen)[0] == (
        "4 people were registered; none of the 2 with a finding was identified as a potential victim; "
        "no finding is recorded on 2."
    )
    seen.has(*(("NoIndicatorsFoundRecorded", f"P0{number}") for number in (3, 4)))
    assert said(seen)[0] == "4 people were registered; nobody has been identified as a potential victim."
    assert said(ADay().has("OperationProposed")) == ["Nobody has been registered so far."]


def test_every_destination_and_every_node_of_the_flow_is_worded_and_coloured() -> None:
    nodes = {node for stage in STAGES for node in stage}
    assert set(get_args(Destination)) | {"not_recorded"} == set(_WENT)
    assert nodes == set(FLOW)
    assert set(FLOW_COLOURS) <= nodes


def test_a_tile_says_n_of_m_and_a_percentage_only_of_ten_or_more(finished: Client) -> None:
    html = read(finished)
    tiles = [words(tile).strip() for tile in re.findall(r'<li class="fl-tile">(.*?)</li>', html, re.DOTALL)]
    assert tiles == [
        "Registered 11 of 11",
        "Potential victims 6 of 11 55%",
        "Referred into the NRM 6 of 6",
        "Duty to Notify reports Not applicable yet no adults who declined",
        "Duty discharged 6 of 6",
        "Arrived safely 6 of 6",
        "Left, destination recorded 11 of 11 100%",
        "Arrests 3 3 modern slavery",
    ]


def test_every_figure_stands_once_under_its_code_and_opens(finished: Client) -> None:
    html = read(finished)
    for code in TITLES:
        assert html.count(f'id="{code}"') == 1, code
        assert f'/debrief/{code}"' in html, code
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for place, _ in NAMES:
        assert place in ids


def test_every_figure_opens_exactly_the_entries_that_it_counts(finished: Client) -> None:
    running: Running = finished.running  # type: ignore[attr-defined]
    day = running.application.days.get(OperationId(finished.operation))
    assert day is not None
    for code, measure in MEASURES.items():
        figure = measure(day)
        html = read(finished, f"/{code}", "operator")
        shown = re.findall(r"/entries/(\d+)", html)
        wanted = {
            recorded.position for recorded in day.recorded_events if recorded.envelope.event_id in set(figure.events)
        }
        assert {int(position) for position in shown} == wanted, code
        assert len(shown) == len(figure.events), code
        assert DEFINITIONS[code] in html
        assert "not shown to you" not in html


def test_an_entry_that_counts_for_more_than_one_says_how_many(finished: Client) -> None:
    running: Running = finished.running  # type: ignore[attr-defined]
    day = running.application.days.get(OperationId(finished.operation))
    assert day is not None
    for code, measure in MEASURES.items():
        figure = measure(day)
        more = [add for add in figure.each if add != 1]
        assert read(finished, f"/{code}", "operator").count("counts ") >= len(more), code


def test_the_entries_behind_a_time_say_from_when_to_when_how_long_and_which_limit_they_missed(finished: Client) -> None:
    text = words(read(finished, "/M43", "operator"))
    assert text.count("outside 24 hours") == 1
    assert re.search(r"13 Oct 2026, \d\d:\d\d to 14 Oct 2026, \d\d:\d\d: 27.07 hours outside 24 hours", text)
    assert re.search(r"13 Oct 2026, \d\d:\d\d to 13 Oct 2026, \d\d:\d\d: 8.28 hours", text)


def test_entries_that_are_not_yours_to_see_are_numbered_and_not_shown(finished: Client) -> None:
    html = read(finished, "/M04", "reader")
    assert "6 of these entries are not shown to you." in html
    assert "/entries/" not in html
    arrests = read(finished, "/M10")
    assert "3 of these entries are not shown to you." in arrests
    assert "S01" not in arrests
    assert "/entries/" in read(finished, "/M10", "police")


def test_the_page_is_for_those_who_see_the_debrief_and_a_figure_must_exist(finished: Client) -> None:
    read(finished, who="nurse", status=403)
    read(finished, "/M04", who="nurse", status=403)
    read(finished, "/late", who="nurse", status=403)
    read(finished, who="stranger", status=404)
    read(finished, "/M99", status=404)
    read(finished, "?at=yesterday", status=422)
