"""Whether two would have, by what an amendment brings back, what one alone can have: a room, a referral, a call."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from domain import law
from domain.amend import AMENDMENTS
from domain.events.amendments import Becomes
from domain.events.interviews import InterpreterAssigned, RoomBooked
from domain.events.partners import OnCallPartnerActivated, OnCallPartnerStoodDown
from domain.events.referrals import DutyToNotifySubmitted, NrmReferralSubmitted
from domain.facts.said_by_others import SaidByOthers
from domain.if_amended import counted_if, meant
from domain.kernel import Event, RecordedEvent
from domain.merges import about
from domain.words import TELEPHONE, EntryId, PartnerId, PersonId

ALONE: Mapping[type[Event], str] = {
    NrmReferralSubmitted: "referral_open",
    DutyToNotifySubmitted: "already_notified",
    RoomBooked: "taken_since",
    InterpreterAssigned: "taken_since",
    OnCallPartnerActivated: "already_activated",
}
"""What one alone can have, and the code of why an amendment gives nobody a second. What comes from others (a decision,
a withdrawal) is put right whatever was sent or booked since.
"""
Twice = tuple[str, object]
"""The code, and who or what would be had twice."""


class BookedByOthers(SaidByOthers):
    """The bookings that other operations made of a room or an interpreter that they share, with their amendments."""

    types = (RoomBooked, InterpreterAssigned, *AMENDMENTS)


def had_twice(written: Iterable[RecordedEvent], entry: EntryId, becomes: Iterable[Becomes] = ()) -> Iterable[str]:
    """The codes of what two would have, who have not now, if an entry about such things became this or nothing.

    `written` is what was said of the operation, and by others of what it shares, before voids and corrections.
    """
    every = sorted(written, key=lambda each: each.position)
    if not any(type(each) in ALONE for each in meant(every, entry)):
        return ()
    new = _twice(counted_if(every, entry, becomes)) - _twice(counted_if(every))
    return sorted({code for code, _ in new})


def _twice(counted: Sequence[RecordedEvent]) -> set[Twice]:
    return {*_booked_twice(counted), *_sent_twice(counted), *_called_twice(counted)}


def _booked_twice(counted: Iterable[RecordedEvent]) -> Iterator[Twice]:
    booked = [each for each in counted if isinstance(each.event, RoomBooked | InterpreterAssigned)]
    for one, other in combinations(booked, 2):
        if _clash(one.event, other.event):
            yield ALONE[type(one.event)], (one.position, other.position)


def _clash(one: Event, other: Event) -> bool:
    match one, other:
        case RoomBooked(room=room), RoomBooked() if room == other.room:
            pass
        case InterpreterAssigned(interpreter=who), InterpreterAssigned() if who == other.interpreter:
            if who.ref == TELEPHONE:
                return False
        case _:
            return False
    return one.starts < other.ends and other.starts < one.ends


def _sent_twice(counted: Iterable[RecordedEvent]) -> Iterator[Twice]:
    latest: dict[PersonId, law.LatestReferral | None] = {}
    notified: set[PersonId] = set()
    for each in counted:
        person = about(each.event)
        if isinstance(each.event, NrmReferralSubmitted) and (before := latest.get(each.event.person)) and before.open:
            yield ALONE[NrmReferralSubmitted], (before.made.position, each.position)
        if isinstance(each.event, DutyToNotifySubmitted):
            if each.event.person in notified:
                yield ALONE[DutyToNotifySubmitted], each.position
            notified.add(each.event.person)
        if person and type(each.event) in law.REFERRAL_EVENTS:
            latest[person] = law.referral_after(latest.get(person), each)


def _called_twice(counted: Iterable[RecordedEvent]) -> Iterator[Twice]:
    called: set[PartnerId] = set()
    for each in counted:
        match each.event:
            case OnCallPartnerActivated(partner=partner):
                if partner in called:
                    yield ALONE[OnCallPartnerActivated], each.position
                called.add(partner)
            case OnCallPartnerStoodDown(partner=partner):
                called.discard(partner)
