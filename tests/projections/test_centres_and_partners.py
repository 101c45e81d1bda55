"""Centres in numbers and partners as they stand."""

from typing import Any

import pytest

from projections.local_time import LONDON
from projections.views.centres import centres
from projections.views.partners import partners
from tests.given import ADay, a_plan, two_centres


def clock(moment: Any) -> str | None:
    return moment and f"{moment.astimezone(LONDON):%H:%M}"


def numbers(day: ADay) -> dict[str, tuple[Any, ...]]:
    return {
        one.centre.ref: (
            one.phase,
            one.on_site,
            one.not_registered,
            clock(one.since),
            f"{one.beds_taken} of {one.beds}",
            clock(one.roll_call_due),
        )
        for one in centres(day.day(), day.moment())
    }


def test_each_centre_says_who_is_here_who_is_not_registered_which_beds_are_taken_and_when_heads_are_counted() -> None:
    day = two_centres()
    assert numbers(day) == {
        "C1": ("open", 4, 0, None, "0 of 2", "07:00"),
        "C2": ("open", 0, 0, None, "0 of 3", None),
    }
    day.has(("WalkInArrived", "op", {"people": 2}), ("BedAllocated", "P01"), ("RollCallTaken", "op", {"present": 6}))
    day.at("08:10").has(("PersonMovedCentre", "P03", {"centre": "C2"}))
    assert numbers(day) == {
        "C1": ("open", 5, 2, "08:00", "1 of 2", "09:00"),
        "C2": ("open", 1, 0, None, "0 of 3", "07:30"),
    }
    day.at("08:20").has("CentreStoodDown")
    assert numbers(day)["C1"][5] == "09:00"
    day.at("08:30").has("CentreClosed")
    assert numbers(day)["C1"][5] is None
    day.at("09:30").has("CentreReopened")
    assert numbers(day)["C1"][5] == "10:30"


def test_a_centre_whose_opening_was_voided_while_it_stands_down_is_shown_all_the_same() -> None:
    day = two_centres().at("08:20").has("CentreStoodDown")
    opened = next(each for each in day.recorded_events() if type(each.event).__name__ == "CentreOpened")
    day.void(str(opened.envelope.entry))
    assert (numbers(day)["C1"][0], numbers(day)["C1"][5]) == ("standing_down", None)


def test_an_operation_may_count_heads_at_other_times() -> None:
    day = two_centres().has(("WaitingLimitsChanged", "op", {"roll_call_minutes": 180}))
    assert numbers(day)["C1"][5] == "09:00"


@pytest.mark.parametrize(
    ("name", "steps", "expected"),
    [
        ("Police", (), ("expected", None, None)),
        ("Police", (("PartnerArrived", "Police", {"staff": 4}),), ("here", "10:00", 4)),
        ("Police", (("PartnerArrived", "Police", {"staff": 4}), ("PartnerLeft", "Police")), ("left", "10:01", None)),
        ("Police", (("AccessRevoked", "Police"),), ("revoked", None, None)),
        ("Contractor", (), ("on_call", None, None)),
        ("Contractor", (("OnCallPartnerActivated", "Contractor"),), ("called_in", "10:00", None)),
        (
            "Contractor",
            (("OnCallPartnerActivated", "Contractor"), ("OnCallPartnerStoodDown", "Contractor")),
            ("stood_down", "10:01", None),
        ),
        (
            "Contractor",
            (
                ("OnCallPartnerActivated", "Contractor"),
                ("PartnerArrived", "Contractor"),
                ("PartnerLeft", "Contractor"),
            ),
            ("left", "10:02", None),
        ),
    ],
)
def test_a_partner_stands_where_its_latest_entry_left_it(name: str, steps: tuple[Any, ...], expected: Any) -> None:
    day = a_plan()
    for minute, step in enumerate(steps):
        day.at((0, f"10:{minute:02}")).has(step)
    found = {one.partner.ref: (one.stands, clock(one.since), one.staff) for one in partners(day.day())}
    assert list(found) == ["Police", "British Red Cross", "Contractor"]
    assert found[name] == expected


def test_a_partner_that_declined_or_the_booked_interpreters_stand_nowhere() -> None:
    day = a_plan().has(("PartnerDeclined", "Police"), ("PartnerArrived", "Interpreters"))
    day.has(("InformationSharingAgreementSigned", "Contractor"))
    assert [(one.partner.ref, one.signed) for one in partners(day.day())] == [
        ("British Red Cross", False),
        ("Contractor", True),
    ]
