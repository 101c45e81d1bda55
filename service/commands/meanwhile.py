"""What others recorded while a form stood open: whoever sends it has not seen that, and is asked once.

A record of the day is not refused for it: told what was recorded, its user sends theirs again if it is to stand.
"""

from collections.abc import Iterator, Mapping, Sequence

from domain.amend import amended
from domain.asking import OF_EACH
from domain.declaration import Declared, declared, derived, fields_of
from domain.events import amendments, beds, departures, interviews, partners, planning, referrals, safeguarding, shift
from domain.events.arrivals import PersonDetailsCorrected, RegistrationVoided
from domain.events.care import PropertyReturned, PropertyTakenIn
from domain.events.debrief import StructuredDebriefHeld
from domain.events.organisations import ContactErased, ContactListed
from domain.events.venue import RollCallTaken, VenueBooked, VenueReleased
from domain.kernel import DECISIONS, Event, Fact, RecordedEvent
from domain.words import Agency, BedId, EntryId, PartnerId, PersonId, Scoped, SuspectId
from service.commands.names import numbered

ONE_ANSWER: tuple[tuple[type[Event], ...], ...] = (
    (planning.GoDecisionRecorded, planning.NoGoDecisionRecorded),
    (partners.PartnerInvited, partners.PartnerCommitted, partners.PartnerDeclined),
    (partners.PartnerInvited, partners.PartnerHoursPlanned),
    (partners.OnCallPartnerActivated, partners.OnCallPartnerStoodDown),
    (amendments.EntryVoided, amendments.EntryCorrected, amendments.EntryTextErased),
    (amendments.AccessRevoked, amendments.AccessRestored),
    (VenueBooked, VenueReleased),
    (
        *(referrals.NrmConsentGiven, referrals.NrmConsentDeclined),
        *(referrals.NrmConsentDeferred, referrals.NrmConsentWithdrawn),
    ),
    (interviews.PotentialVictimIdentified, interviews.NoIndicatorsFoundRecorded),
    (referrals.ReferralPrepared, referrals.ReferralSignedOff, referrals.NrmReferralSubmitted),
    (referrals.ReferralSignedOff, referrals.ExploitationProfileRecorded),
    (referrals.ReferralSignedOff, PersonDetailsCorrected),
    (referrals.ReasonableGroundsDecisionReceived, referrals.DecisionChanged),
    (referrals.ConclusiveGroundsDecisionReceived, referrals.DecisionChanged),
    (referrals.SupportStarted, referrals.SupportEnded),
    (safeguarding.AgeAssessed, safeguarding.AgeUncertaintyRecorded, PersonDetailsCorrected),
    (safeguarding.PeopleLinked, safeguarding.PeopleUnlinked),
    (beds.BedAllocated, beds.BedMoved, beds.BedReleased),
    (PropertyTakenIn, PropertyReturned),
    (departures.PersonDeparted, departures.PersonReturned),
    (shift.PostTaken, shift.PostLeft),
    (planning.ObjectivesSet, StructuredDebriefHeld),
    (ContactListed, ContactErased),
)
"""Types of which the later entry takes the place of the earlier one, or is about what that one says."""
OF_ALL = frozenset((RegistrationVoided, amendments.PersonSealedDataErased))
"""What takes along all that was recorded of somebody: whatever it is, its user has seen it."""
EACH_COUNTS: frozenset[type[Event]] = frozenset((RollCallTaken,))
"""What is not asked about: a count of heads is one of its moment."""


class Meanwhile(Exception):
    """Others recorded something about the same since its user looked; `up_to` is how far the log was read for it."""

    def __init__(self, others: Sequence[RecordedEvent], up_to: int) -> None:
        super().__init__(", ".join(str(each.position) for each in others))
        self.others, self.up_to = tuple(others), up_to


class AboutTheSame(Fact):
    """Everything that may be about the same: with it the boundary holds what is stored meanwhile."""

    def __init__(self, tag: str, kinds: Sequence[type[Event]]) -> None:
        self.tag = tag
        self.types = tuple(kinds)  # type: ignore[misc]  # which they are hangs on what is entered


def asked_about(events: Sequence[Event], seen_up_to: int | None) -> list[Fact]:
    """What is read beside what the rules ask, where it is known how much of the log their user saw."""
    asked = events if seen_up_to is not None else ()
    return [AboutTheSame(_where(each), _alike(type(each))) for each in asked if _may_be_asked(type(each))]


def _where(event: Event) -> str:
    """The tag under which others about the same stand: that of whom it is about, else of its operation."""
    about = (getattr(event, each.name) for each in fields_of(type(event), PersonId) if not each.many)
    return next((each.tag for each in about if each), event.tags[0])


def others_since(
    found: Sequence[RecordedEvent], events: Sequence[Event], entry: EntryId, seen_up_to: int
) -> list[RecordedEvent]:
    """What counts of others' entries about the same that was stored, or put right, after a position of the log."""
    since = [each for each in found if each.position > seen_up_to]
    if not since:
        return []
    put_right = {each.event.entry for each in since if isinstance(each.event, amendments.EntryCorrected)}
    return [
        each
        for each in amended(found)
        if (each.position > seen_up_to or each.envelope.entry in put_right)
        and each.envelope.entry != entry
        and any(_same(each.event, mine) for mine in events)
    ]


@derived
def _may_be_asked(kind: type[Event]) -> bool:
    """Whether one of this type says something about the same as others, and is no new thing each time."""
    return kind not in EACH_COUNTS and not numbered(DECISIONS[kind.__name__])


@derived
def _alike(kind: type[Event]) -> tuple[type[Event], ...]:
    """The types that may say something about the same as one of this type; none where every type does."""
    if kind in OF_ALL:
        return ()
    return tuple(dict.fromkeys((kind, *(other for kinds in ONE_ANSWER if kind in kinds for other in kinds))))


def _same(theirs: Event, mine: Event) -> bool:
    kinds = _alike(type(mine))
    if not _may_be_asked(type(mine)) or (kinds and type(theirs) not in kinds) or theirs.operation != mine.operation:
        return False
    about, of_mine = _subject(theirs), _subject(mine)
    shared = about.keys() & of_mine.keys()
    return bool(kinds or shared) and all(about[name] == of_mine[name] for name in shared)


def _subject(event: Event) -> Mapping[str, object]:
    """What an event is about: whom, else the things that it names; and which of each that it says."""
    said = ((each.name, getattr(event, each.name)) for each in _of_which(type(event)))
    return {name: value.folded if isinstance(value, Agency) else value for name, value in said}


@derived
def _of_which(kind: type[Event]) -> tuple[Declared, ...]:
    every = [each for each in declared(kind).values() if not each.many]
    people = [each for each in every if each.is_a(PersonId)]
    return (*(people or _things(every)), *(each for each in every if OF_EACH in each.marks))


def _things(every: Sequence[Declared]) -> Iterator[Declared]:
    """What is named for certain, a bed left out, which is what is said of somebody; and a partner, a suspect."""
    named = (each for each in every if (each.is_a(Scoped) or each.is_a(EntryId)) and not each.is_a(BedId))
    return (each for each in named if each.required or each.is_a(PartnerId) or each.is_a(SuspectId))
