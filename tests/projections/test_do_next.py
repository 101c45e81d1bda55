"""What is to be done next: a day written by hand, and what stands there after each of its rows."""

from typing import Any

import pytest

from projections.local_time import LONDON
from projections.operation.state import OperationState
from projections.views.do_next import CODES, ToDo, do_next
from projections.views.waiting import waiting
from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here

KINDS = {"children's social care": "childrens_services", "police": "police"}
KNOWN: dict[str, Any] = {"adult": True, "language": "ro"}
CARE = "Children's social care"


def to_do(state: OperationState, now: Any = None) -> tuple[ToDo, ...]:
    moment = now or state.now
    return do_next(state, moment, KINDS, waiting(state, moment))


def stands(day: ADay, at: Any = None) -> list[str]:
    """What is to be done, as "over_limit P01 07:30 +4"."""
    state = day.day(at)
    assert state.now
    found = [(each, each.over(state.now)) for each in to_do(state)]
    return [
        " ".join(
            each
            for each in (one.code, one.about, f"{one.since.astimezone(LONDON):%H:%M}", f"+{over}" if over else None)
            if each
        )
        for one, over in found
    ]


DAY: tuple[tuple[str, str, str, dict[str, Any], list[str]], ...] = (
    ("07:30", "PersonRegistered", "P01", KNOWN, ["not_registered 07:00"]),
    (
        "07:31",
        "PersonRegistered",
        "P02",
        {"adult": False, "language": "ro"},
        ["not_registered 07:00", f"call_in {CARE} 07:31"],
    ),
    ("07:32", "WalkInArrived", "op", {}, ["not_registered 07:32", f"call_in {CARE} 07:31"]),
    ("07:33", "PersonRegistered", "P03", KNOWN, ["not_registered 07:32", f"call_in {CARE} 07:31"]),
    ("07:34", "PersonRegistered", "P04", {}, ["not_registered 07:32", f"call_in {CARE} 07:31"]),
    ("07:35", "PersonRegistered", "P05", KNOWN, [f"call_in {CARE} 07:31"]),
    ("07:40", "RollCallTaken", "op", {"present": 4}, ["roll_call_differs 07:40", f"call_in {CARE} 07:31"]),
    ("07:41", "OnCallPartnerActivated", CARE, {}, ["roll_call_differs 07:40"]),
    ("07:42", "RollCallTaken", "op", {"present": 5}, []),
    ("07:50", "TemporaryExitLogged", "P02", {}, ["child_out_alone P02 07:50"]),
    (
        "07:55",
        "HealthScreenCompleted",
        "P01",
        {"need_flagged": True},
        ["child_out_alone P02 07:50", "health_need P01 07:55"],
    ),
    (
        "08:05",
        "HealthScreenCompleted",
        "P04",
        {"need_flagged": False},
        ["child_out_alone P02 07:50", "health_need P01 07:55", "over_limit P03 07:33 +2"],
    ),
    (
        "08:21",
        "PersonDebriefDeclined",
        "P04",
        {},
        [
            "child_out_alone P02 07:50 +1",
            "health_need P01 07:55",
            "over_limit P03 07:33 +18",
            "over_limit P05 07:35 +16",
            "details_missing P04 07:34",
        ],
    ),
    (
        "08:25",
        "PersonMissingReported",
        "P02",
        {},
        [
            "missing P02 08:25",
            "health_need P01 07:55",
            "over_limit P03 07:33 +22",
            "over_limit P05 07:35 +20",
            "details_missing P04 07:34",
        ],
    ),
    (
        "08:26",
        "PersonFound",
        "P02",
        {},
        [
            "health_need P01 07:55",
            "over_limit P02 07:31 +25",
            "over_limit P03 07:33 +23",
            "over_limit P05 07:35 +21",
            "details_missing P04 07:34",
        ],
    ),
    (
        "08:27",
        "HealthActionTaken",
        "P01",
        {},
        [
            "over_limit P02 07:31 +26",
            "over_limit P03 07:33 +24",
            "over_limit P05 07:35 +22",
            "details_missing P04 07:34",
        ],
    ),
    (
        "08:28",
        "TemporaryExitLogged",
        "P05",
        {},
        ["over_limit P02 07:31 +27", "over_limit P03 07:33 +25", "details_missing P04 07:34"],
    ),
    (
        "08:59",
        "HealthScreenCompleted",
        "P02",
        {},
        ["over_limit P03 07:33 +56", "over_limit P05 08:28 +1", "details_missing P04 07:34"],
    ),
)


def test_after_each_row_of_a_day_what_is_to_be_done_stands_in_the_agreed_order() -> None:
    day = a_plan().has(("PartnerCommitted", CARE, {"mode": "on_call"})).at("05:30").has("SiteEntered", "CentreOpened")
    day.at("07:00").has(("TransportArrived", "T1", {"people": 4}))
    for clock, kind, who, data, expected in DAY:
        day.at(clock).has((kind, who, data))
        assert stands(day) == expected, (clock, kind, who)
    for clock, kind, who, _, expected in DAY:
        assert stands(day, clock) == expected, (clock, kind, who)


def test_a_child_with_somebody_is_over_the_limit_only_after_it_and_is_not_alone() -> None:
    day = people_here().has(*(("HealthScreenCompleted", each) for each in ("P01", "P02", "P03", "P04")))
    day.has(("TemporaryExitLogged", "P02", {"accompanied": True}))
    assert stands(day) == []
    assert stands(day.at("08:31").has("SituationReportIssued")) == ["over_limit P02 08:00 +1"]


def test_whoever_is_gone_is_neither_out_nor_missing_nor_in_need_of_care() -> None:
    day = people_here().has(*(("HealthScreenCompleted", each, {"need_flagged": True}) for each in ("P01", "P02")))
    day.has(*(("HealthScreenCompleted", each) for each in ("P03", "P04")))
    day.has(("TemporaryExitLogged", "P02"), ("PersonDeparted", "P02"), ("PersonDeparted", "P01"))
    assert stands(day) == []


def test_a_duty_is_overdue_a_day_after_it_arose_and_never_while_somebody_was_given_time() -> None:
    day = identified("P01").has(("NrmConsentDeclined", "P01"))
    state = day.day()
    duties = [each for each in to_do(state, day.moment((1, "09:00"))) if each.code == "duty_overdue"]
    assert duties == []
    late = [each for each in to_do(state, day.moment((1, "10:05"))) if each.what in ("duty_to_notify", "notification")]
    assert [(each.code, each.about, each.over(day.moment((1, "10:05")))) for each in late] == [
        ("duty_overdue", "P01", 65)
    ]
    day.has(("NrmConsentDeferred", "P01"))
    assert not [each for each in to_do(day.day(), day.moment((9, "10:00"))) if each.code == "duty_overdue"]


def test_a_clock_that_has_run_out_is_to_be_seen_to_a_minute_after_its_last_one() -> None:
    day = people_here()
    state = day.day()

    def clocks(clock: Any) -> list[tuple[str | None, str | None, int | None]]:
        now = day.moment(clock)
        return [(one.about, one.what, one.over(now)) for one in to_do(state, now) if one.code == "clock_overdue"]

    assert clocks((1, "23:59")) == []
    assert clocks((2, "00:00")) == [("P02", "social_worker", 1)]
    assert clocks((3, "00:00")) == [("C1", "booking", 1), ("P02", "social_worker", 1441)]


def test_an_action_that_nobody_dated_never_runs_out() -> None:
    day = closed().has(("LessonRecorded", "L1"), ("ActionAssigned", "L1"))
    assert "action" not in {each.what for each in to_do(day.day(), day.moment((90, "10:00")))}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), [f"call_in {CARE} 07:30"]),
        ((("PartnerArrived", CARE),), []),
        ((("PartnerArrived", CARE), ("PartnerLeft", CARE)), [f"call_in {CARE} 09:00"]),
        ((("OnCallPartnerActivated", CARE), ("OnCallPartnerStoodDown", CARE)), [f"call_in {CARE} 09:00"]),
        ((("PartnerDeclined", CARE),), []),
        ((("PersonDeparted", "P02"),), []),
        ((("AgeAssessed", "P02", {"adult": True}),), []),
        ((("AgeAssessed", "P02", {"adult": True}), ("AgeUncertaintyRecorded", "P02")), [f"call_in {CARE} 09:00"]),
        ((("AgeUncertaintyRecorded", "P01"),), [f"call_in {CARE} 07:30"]),
    ],
)
def test_childrens_services_on_call_are_wanted_while_a_child_is_here_and_they_are_not(
    steps: tuple[Any, ...], expected: list[str]
) -> None:
    day = people_here().has(("PartnerCommitted", CARE, {"mode": "on_call"})).at("09:00").has(*steps)
    assert [each for each in stands(day) if each.startswith("call_in")] == expected


def test_nobody_is_called_in_where_no_childrens_services_promised_to_come() -> None:
    assert "call_in" not in {each.code for each in to_do(people_here().day())}


def test_each_centre_says_how_many_are_not_registered_and_since_when() -> None:
    day = an_open_centre()
    day.at("07:10").has(
        ("VenueBooked", "op", {"centre": "C2", "beds": 3}), ("WalkInArrived", "op", {"centre": "C2", "people": 2})
    )
    day.at("07:20").has(("PersonRegistered", "P01", {"centre": "C2"}), ("PersonRegistered", "P02"))
    found = [
        (one.about, one.what, one.n, f"{one.since:%H:%M}") for one in to_do(day.day()) if one.code == "not_registered"
    ]
    assert found == [(None, "C1", 3, "06:00"), (None, "C2", 1, "06:10")]


def test_the_codes_stand_in_the_agreed_order() -> None:
    agreed = (
        "missing child_out_alone duty_overdue clock_overdue roll_call_differs health_need over_limit not_registered "
        "call_in details_missing"
    )
    assert list(CODES) == agreed.split()
