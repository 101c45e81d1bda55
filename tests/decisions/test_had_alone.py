"""A referral, a room, an interpreter or a call does not come back by an amendment beside one that was given since."""

from typing import Any

import pytest

from domain.kernel import Refused
from tests.given import ADay, people_here

ROOM = {"starts": "2026-10-13T10:00:00+01:00", "ends": "2026-10-13T11:00:00+01:00"}
LATER = {"starts": "2026-10-13T14:00:00+01:00", "ends": "2026-10-13T15:00:00+01:00"}


def ready() -> ADay:
    """P01, P03 and P05 are potential victims; P05 does not want to be referred, the others do."""
    day = people_here()
    for each in ("P01", "P03"):
        day.has(("PotentialVictimIdentified", each), ("NrmConsentGiven", each))
    day.has(("PersonRegistered", "P05", {"adult": True}), ("PotentialVictimIdentified", "P05"))
    day.has(("NrmConsentDeclined", "P05"))
    return day.at("09:00")


ALONE: list[tuple[str, str, dict[str, Any], str]] = [
    ("NrmReferralSubmitted", "P01", {}, "referral_open"),
    ("DutyToNotifySubmitted", "P05", {}, "already_notified"),
    ("RoomBooked", "P01", {"room": "R1", **ROOM}, "taken_since"),
    ("InterpreterAssigned", "P01", {"interpreter": "A", **ROOM}, "taken_since"),
    ("OnCallPartnerActivated", "Contractor", {}, "already_activated"),
]


@pytest.mark.parametrize(("name", "who", "data", "code"), ALONE, ids=[each[0] for each in ALONE])
def test_what_was_voided_does_not_come_back_beside_what_was_given_since(
    name: str, who: str, data: dict[str, Any], code: str
) -> None:
    day = ready()
    day.enter(name, who, entry="first", by="Police", **data)
    void = day.void("first")
    day.at("09:10").enter(name, who, entry="second", by="Police", **data)
    with pytest.raises(Refused, match=code):
        day.at("09:20").void(void)
    day.void("second")
    again = day.void(void)
    assert day.refused(name, who, by="Police", **data) != ()
    undone = day.void(again)
    day.at("09:30").enter(name, who, by="Police", **data)
    with pytest.raises(Refused, match=code):
        day.at("09:40").void(undone)


@pytest.mark.parametrize(
    ("name", "field", "ref"), [("RoomBooked", "room", "R1"), ("InterpreterAssigned", "interpreter", "A")]
)
def test_a_time_that_was_moved_is_not_moved_back_onto_another_operations(name: str, field: str, ref: str) -> None:
    """Two operations may share a room or an interpreter; neither sees the other's board."""
    day = ready()
    day.enter(name, "P01", entry="ours", **{field: ref}, **ROOM)
    moved = day.correct("ours", **LATER)
    other = people_here(log=day.log)
    other.enter(name, "P03", entry="theirs", **{field: f"{day.operation}/{ref}"}, **ROOM)
    with pytest.raises(Refused, match="taken_since"):
        day.void(moved)
    other.void("theirs")
    day.void(moved)
    assert other.refused(name, "P03", **{field: f"{day.operation}/{ref}"}, **ROOM) != ()


def test_the_telephone_comes_back_whoever_has_it_and_so_does_what_lies_beside_the_other() -> None:
    day = ready()
    for name, more in (("InterpreterAssigned", {"interpreter": "tel", **ROOM}), ("RoomBooked", {"room": "R2", **ROOM})):
        day.enter(name, "P01", entry=name, **more)
        void = day.void(name)
        beside = LATER if name == "RoomBooked" else ROOM
        day.enter(name, "P03", **{**more, **beside})
        day.enter(name, "P03", **{**more, "interpreter": "B"} if "interpreter" in more else {**more, "room": "R3"})
        day.void(void)


def test_a_referral_is_not_corrected_to_somebody_who_was_referred_since() -> None:
    day = ready()
    day.enter("NrmReferralSubmitted", "P01", entry="first", by="Police")
    day.at("09:10").enter("NrmReferralSubmitted", "P03", entry="second", by="Police")
    with pytest.raises(Refused, match="referral_open"):
        day.at("09:20").correct("first", person=f"{day.operation}/P03")
    day.void("second")
    day.correct("first", person=f"{day.operation}/P03")


def test_a_decision_from_outside_is_put_right_whatever_was_sent_since() -> None:
    """It was not negative: the log does not refuse the truth, and the first referral is that person's as well."""
    day = ready()
    day.enter("NrmReferralSubmitted", "P01", by="Police")
    day.at("09:10").enter("ReasonableGroundsDecisionReceived", "P01", entry="negative", outcome="negative")
    day.at("09:20").enter("NrmReferralSubmitted", "P01", entry="second", by="Police")
    day.at("09:30").void("negative")
    void = day.void("second")
    with pytest.raises(Refused, match="referral_open"):
        day.void(void)


def test_a_call_comes_back_once_the_partner_was_stood_down_from_the_one_since() -> None:
    day = ready()
    day.enter("OnCallPartnerActivated", "Contractor", entry="first")
    void = day.void("first")
    day.at("09:10").has(("OnCallPartnerActivated", "Contractor"))
    with pytest.raises(Refused, match="already_activated"):
        day.at("09:20").void(void)
    day.at("09:05").has(("OnCallPartnerStoodDown", "Contractor"))
    day.at("09:30").void(void)
