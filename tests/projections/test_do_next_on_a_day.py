"""What is to be done next: a day written by hand, and what stands there after each of its rows."""

from typing import Any

from tests.given import a_plan
from tests.projections.given_to_do import CARE, KNOWN, stands

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
    (
        "07:34",
        "PersonRegistered",
        "P04",
        {},
        ["not_registered 07:32", f"call_in {CARE} 07:31", "details_missing P04 07:34"],
    ),
    ("07:35", "PersonRegistered", "P05", KNOWN, [f"call_in {CARE} 07:31", "details_missing P04 07:34"]),
    (
        "07:40",
        "RollCallTaken",
        "op",
        {"present": 4},
        ["roll_call_differs 07:40", f"call_in {CARE} 07:31", "details_missing P04 07:34"],
    ),
    ("07:41", "OnCallPartnerActivated", CARE, {}, ["roll_call_differs 07:40", "details_missing P04 07:34"]),
    ("07:42", "RollCallTaken", "op", {"present": 5}, ["details_missing P04 07:34"]),
    ("07:50", "TemporaryExitLogged", "P02", {}, ["child_out_alone P02 07:50", "details_missing P04 07:34"]),
    (
        "07:55",
        "HealthScreenCompleted",
        "P01",
        {"need_flagged": True},
        ["child_out_alone P02 07:50", "health_need P01 07:55", "details_missing P04 07:34"],
    ),
    (
        "08:05",
        "HealthScreenCompleted",
        "P04",
        {"need_flagged": False},
        ["child_out_alone P02 07:50", "health_need P01 07:55", "over_limit P03 07:33 +2", "details_missing P04 07:34"],
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
