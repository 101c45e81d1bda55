"""The plan as a page: an operation opens on it until its centre opens; each gap has its owner, its date, its button."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest

from projections.views.plan.gap import CODES
from service.clock import now
from tests.given import ADay, a_plan, an_open_centre
from tests.projections.given_plan import CHILDREN, PARTNERS, a_whole_plan
from tests.running import Running
from tests.web.given_texts import as_role, describe, serving, stored
from web.wording.gaps import GAPS
from web.wording.plan import WAYS, in_days


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    for running in serving(tmp_path_factory.mktemp("plan")):
        describe(running, *PARTNERS)
        yield running


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
    without = ["hours", "risk", CHILDREN, f"signed by {CHILDREN}", f"opened by {CHILDREN}", "no_recourse"]
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
    assert "2 of 4 sharing agreements unsigned Police, Health provider." in agreements
    assert "2 partners" in agreements
    assert "1 of 1 services have not answered licensing." in words(row(html, "information_outstanding"))
    assert "Who owes it: Licensing" in words(row(html, "information_outstanding"))


def test_hours_uncovered_are_one_row_by_stretch(served: Running) -> None:
    hours = {"starts": "2026-10-13T07:00:00+01:00", "ends": "2026-10-13T08:00:00+01:00"}
    html = read(served, a_whole_plan().has(("PartnerHoursPlanned", "Health provider", hours)))
    assert "No health on site, Tue 13 Oct 08:00 to 10:00" in words(row(html, "hours_uncovered"))
    table = words(html.partition('id="hours"')[2].partition("</section>")[0])
    assert "Health provider on site Agreement signed, told us they read the briefing 07:00 to 08:00" in table
    assert "Police on site Agreement signed, told us they read the briefing No hours given" in table
    assert "No health 08:00 to 10:00" in table


def test_by_hour_what_is_uncovered_stands_first_then_who_gives_no_hours(served: Running) -> None:
    there = {"starts": "2026-10-13T06:00:00+00:00", "ends": "2026-10-13T07:00:00+00:00"}
    late = [("PartnerCommitted", name, {"mode": mode}) for name, mode in (("Ants", "on_call"), ("Zebras", "on_site"))]
    day = a_whole_plan(["hours"]).has(*(("PartnerHoursPlanned", each, there) for each in PARTNERS), *late)
    day.has(("CentreHoursPlanned", "op", {"starts": "2026-10-13T06:00:00+00:00", "ends": "2026-10-13T09:00:00+00:00"}))
    table = words(read(served, day).split('<ul class="fl-hours">')[1].partition("</ul>")[0])
    order = [table.index(each) for each in ("No health", "Zebras", next(iter(PARTNERS)), "Ants")]
    assert order == sorted(order), table


def test_a_plan_that_lacks_nothing_says_so(served: Running) -> None:
    html = words(read(served, a_whole_plan()))
    assert "Nothing is missing that you may see" in html
    assert "0 open" in html


def test_people_and_place_afterwards_and_papers_stand_on_it(served: Running) -> None:
    html = words(read(served, a_whole_plan(["no_recourse"])))
    for said in (
        "Expected 20 people , Romanian",
        "Hours Tue 13 Oct at 07:00 to Tue 13 Oct at 10:00",
        "Has interview rooms communal area",
        "Beds 20 for 20 expected people",
        "Nights 5 of 5 advised",
        "Interpreters Romanian 3 of 3 advised",
        "Money Up to £6,000",
        "Decision in 5 working days Hotel Council",
        "Briefing version 1: opened by 0 of 4, 4 told us",
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
    assert "To settle before the day" not in html
    assert "Decide: go or no go" not in html


def test_a_day_that_came_without_a_planned_date_stands_under_the_day_on_which_it_came(served: Running) -> None:
    html = read(served, an_open_centre())
    assert "No date yet" not in html
    assert words(html).count("Tuesday 13 October 2026") >= 1


def test_a_cancelled_operation_keeps_its_plan(served: Running) -> None:
    html = read(served, a_whole_plan(["risk"]).has("OperationCancelled"), path="")
    assert "Cancelled" in html
    assert row(html, "no_risk_assessment")
    assert "Decide: go or no go" not in html


def test_whoever_plans_looks_at_it_as_a_partner_reads_it(served: Running) -> None:
    operation = stored(served, a_whole_plan(["risk", "signed by Police"]))
    as_partner = read(served, operation, path="/plan?as=Health provider")
    assert "This is the plan as Health provider reads it. Back to the whole plan" in words(as_partner)
    assert row(as_partner, "no_risk_assessment") == ""
    assert row(as_partner, "agreement_unsigned")
    assert "Money Not shown to you" in words(as_partner)
    assert "/do/" not in as_partner.partition("<main")[2]
    assert row(read(served, operation, path="/plan?as=Nobody"), "no_risk_assessment"), "who is no partner is nobody"
    partner = read(served, operation, "partner_reader", "/plan?as=Health provider")
    assert "This is the plan as" not in partner
    assert 'name="as"' not in partner


def test_each_partner_says_what_it_still_owes(served: Running) -> None:
    html = words(read(served, a_whole_plan(["signed by Police", "opened by Health provider"])))
    assert "Police on site Agreement unsigned, told us they read the briefing" in html
    assert "Health provider on site Agreement signed, briefing not opened" in html


def test_opened_here_and_told_are_told_apart(served: Running) -> None:
    operation = stored(served, a_whole_plan(["briefing", *(f"opened by {each}" for each in PARTNERS)]))
    text = {"version": 1, "text": "Be there at five."}
    position = (
        as_role(served, "manager").post(f"/api/operations/{operation}/issue-briefing", json=text).json()["position"]
    )
    own = as_role(served, "partner_reader")
    assert own.get(f"/operations/{operation}/entries/{position}").status_code == 200
    said = own.post(f"/api/operations/{operation}/acknowledge-briefing", json={"version": 1, "partner": "Police"})
    assert said.status_code == 200, said.text
    html = words(read(served, operation))
    assert "Police on site Agreement signed, briefing opened" in html
    assert "Briefing version 1: opened by 1 of 4" in html
    assert "Health provider on site Agreement signed, briefing not opened" in html
