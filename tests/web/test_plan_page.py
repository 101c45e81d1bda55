"""The plan as a page: an operation opens on it until its centre opens; each gap has its owner, its date, its button."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest

from projections.views.plan.gap import CODES
from service.clock import now
from tests.given import ADay, a_plan, an_open_centre
from tests.projections.given_plan import CHILDREN, a_whole_plan
from tests.running import Running
from tests.web.given_texts import as_role, serving, stored
from web.wording.plan import GAPS, WAYS, in_days


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("plan"))


def read(served: Running, day: ADay | str, role: str = "manager", path: str = "/plan") -> str:
    """A page of the operation as words and tags."""
    operation = day if isinstance(day, str) else stored(served, day)
    answer = as_role(served, role).get(f"/operations/{operation}{path}")
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def row(html: str, code: str) -> str:
    return html.partition(f'id="gap-{code}">')[2].partition("</li>")[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_every_gap_and_every_way_has_words() -> None:
    assert tuple(GAPS) == CODES
    assert list(WAYS) == ["adult_consents", "adult_declines", "child_or_unsure", "no_recourse", "home_or_own_way"]


def test_an_operation_opens_on_its_plan_until_its_centre_opens(served: Running) -> None:
    assert 'id="gaps"' in read(served, a_plan(), path="")
    opened = stored(served, an_open_centre())
    assert 'id="board-rows"' in read(served, opened, path="")
    assert 'id="gaps"' in read(served, opened), "the plan stays where it was"
    planned = stored(served, a_plan())
    assert 'id="board-rows"' in read(served, planned, path="/board"), "and the board is there before"
    assert 'id="board-rows"' in read(served, planned, path="?only=out")
    arrived = a_plan().at("06:00").has(("WalkInArrived", "op", {"people": 1}))
    assert 'id="board-rows"' in read(served, arrived, path=""), "people are on the board, opened or not"


def test_a_wall_opens_on_the_board_and_sees_no_plan(served: Running) -> None:
    operation = stored(served, a_plan())
    assert 'id="gaps"' not in read(served, operation, "wall", "")
    refused = as_role(served, "wall").get(f"/operations/{operation}/plan")
    assert (refused.status_code, "does not see what is planned" in refused.text) == (403, True)
    assert "/plan" not in read(served, operation, "wall", "/timeline")


def test_each_gap_has_its_owner_its_date_and_the_one_button_that_fills_it(served: Running) -> None:
    day = (now() + timedelta(days=30)).date()
    without = ["risk", CHILDREN, f"signed by {CHILDREN}", f"opened by {CHILDREN}", "no_recourse"]
    html = read(served, a_whole_plan(without, planned_for=day.isoformat()))
    risk = words(row(html, "no_risk_assessment"))
    assert risk.startswith("No risk assessment Site, venue and night have not been assessed.")
    due = day - timedelta(days=18)
    assert f"Who owes it: Community safety manager Due: {due:%a %-d %b} {in_days((due - now().date()).days)}" in risk
    assert "/do/record-risk-assessment?next=" in row(html, "no_risk_assessment")
    assert "way=no_recourse" in row(html, "nothing_afterwards")
    assert "3 gaps 2 of them block a lawful or safe day" in words(html)
    assert words(html).index("No risk assessment") < words(html).index("1 of 5 ways afterwards")


def test_gaps_of_one_kind_are_one_row_that_counts_and_names_them(served: Running) -> None:
    html = read(served, a_whole_plan(["signed by Police", "signed by Health provider", "answered"]))
    agreements = words(row(html, "agreement_unsigned"))
    assert "2 of 3 sharing agreements unsigned Police, Health provider." in agreements
    assert "2 partners" in agreements
    assert "1 of 1 services have not answered licensing." in words(row(html, "information_outstanding"))
    assert "Who owes it: Licensing" in words(row(html, "information_outstanding"))


def test_hours_uncovered_are_one_row_by_stretch(served: Running) -> None:
    hours = {"starts": "2026-10-13T07:00:00+01:00", "ends": "2026-10-13T08:00:00+01:00"}
    html = read(served, a_whole_plan().has(("PartnerHoursPlanned", "Health provider", hours)))
    assert "No health on site, Tue 13 Oct 08:00 to 10:00" in words(row(html, "hours_uncovered"))
    table = words(html.partition('id="hours"')[2].partition("</section>")[0])
    assert "Health provider on site 07:00 to 08:00" in table
    assert "Police on site No hours given" in table
    assert "No health 08:00 to 10:00" in table


def test_a_plan_that_lacks_nothing_says_so(served: Running) -> None:
    html = words(read(served, a_whole_plan()))
    assert "Nothing is missing that you may see" in html
    assert "0 open" in html


def test_people_and_place_afterwards_and_papers_stand_on_it(served: Running) -> None:
    html = words(read(served, a_whole_plan(["no_recourse"])))
    for said in (
        "Expected 20 people , Romanian",
        "Hours Tue 13 Oct at 07:00 to Tue 13 Oct at 10:00",
        "Has kitchen",
        "Beds 20 for 20 expected people",
        "Nights 5 of 5 advised",
        "Interpreters Romanian 3 of 3 advised",
        "Money Up to £6,000",
        "Decision in 5 working days Hotel Council",
        "Briefing 3 of 3 have opened version 1",
    ):
        assert said in html, said
    assert html.count("Not agreed") == 2


def test_an_empty_plan_says_not_recorded_and_offers_what_comes_first(served: Running) -> None:
    html = words(read(served, ADay().has(("OperationProposed", "op", {"by": "Police", "premises": "farm"}))))
    for said in ("No date yet", "Expected Not recorded", "Venue Not recorded", "No partner has promised to come yet."):
        assert said in html, said


def test_a_text_opens_in_place_where_it_is_asked_for_and_is_logged(served: Running) -> None:
    operation = stored(served, a_plan())
    said = {"text": "Everybody is offered a private talk."}
    written = as_role(served, "manager").post(f"/api/operations/{operation}/set-objectives", json=said)
    position = written.json()["position"]
    assert "private talk" not in read(served, operation)
    log = served.application.access_log
    before = len(log.entries(operation))
    assert "Everybody is offered a private talk." in read(served, operation, path=f"/plan?open={position}")
    assert len(log.entries(operation)) == before + 1


def test_a_partner_reads_the_part_that_is_its_audience_s(served: Running) -> None:
    operation = stored(served, a_whole_plan(["risk", "signed by Police"]))
    html = read(served, operation, "partner_reader")
    assert row(html, "no_risk_assessment") == ""
    assert "sharing agreements unsigned" in html
    assert "Money Not shown to you" in words(html)
    assert "/do/sign-information" not in html
    assert 'id="aims"' not in html


def test_a_day_that_is_over_is_not_overdue_any_more(served: Running) -> None:
    html = read(served, an_open_centre())
    assert "What the plan lacked" in html
    assert "overdue" not in html
    assert "Decide: go or no go" not in html


def test_a_cancelled_operation_keeps_its_plan(served: Running) -> None:
    html = read(served, a_whole_plan(["risk"]).has("OperationCancelled"), path="")
    assert "Cancelled" in html
    assert row(html, "no_risk_assessment")
    assert "Decide: go or no go" not in html
