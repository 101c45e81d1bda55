"""Given what has happened, when somebody decides, then an event or the reasons against it: over the real path."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import domain.decisions
from domain.events.amendments import EntryCorrected, EntryVoided
from domain.kernel import EVENTS, Event, RecordedEvent, Refused
from domain.words import Agency, EntryId, OperationId
from projections.operation.state import OperationState
from service.clock import on_day
from service.codec import from_plain
from service.commands.acting import By, make_known
from service.commands.carry_out import Entry, Outcome, carry_out, why_not
from service.commands.correction import corrected
from service.commands.entry_events import events_of
from service.commands.references import completed
from service.commands.submit import Proposal
from service.commands.when import Happened
from service.days import events_of_operation
from service.log import Log, MemoryLog
from service.privacy.vault import Vault
from service.replay.rows import proposals

domain.decisions.load()
START = datetime(2026, 10, 13, tzinfo=UTC).date()
_NUMBERS = count(1)


class ADay:
    """An operation in a log. Times are local, "HH:MM" on day 0, or (day, "HH:MM")."""

    def __init__(self, log: Log | None = None, operation: str | None = None) -> None:
        self.log = log or MemoryLog()
        self.operation = OperationId(operation or f"op-{next(_NUMBERS)}")
        self.vault = Vault(self.log)
        self.clock: Any = "05:00"
        self.committed: list[str] = []

    def at(self, clock: Any) -> "ADay":
        """What comes next happens at this time."""
        self.clock = clock
        return self

    def moment(self, clock: Any = None) -> datetime:
        """A local time as the log holds it."""
        clock = clock or self.clock
        day, time = clock if isinstance(clock, tuple) else (0, clock)
        return on_day(START, day, time)

    def entry(
        self, name: str, subject: str = "op", by: str = "Council", entry: str | None = None, **data: Any
    ) -> Entry:
        """The entry that somebody would make."""
        data = {"entry": "none", **data} if name.startswith("Entry") and name != "SiteEntered" else data
        made = proposals({"type": name, "subject": subject, "data": data}, by, self.committed)
        events = [self._event(each) for each in made]
        moment = self.moment()
        return Entry(
            entry=EntryId(entry or f"e{next(_NUMBERS)}"),
            events=events,
            happened_at=moment,
            recorded_at=moment,
            actor="somebody",
            agency=Agency(by),
            on_behalf_of=Agency(by),
        )

    def _event(self, proposal: Proposal) -> Event:
        kind = EVENTS[proposal.event]
        plain = completed(kind, self.operation, proposal.fields)
        return from_plain({"operation": self.operation, **plain}, kind)

    def enter(self, name: str, subject: str = "op", **more: Any) -> Outcome:
        """Carry it out; Refused where it may not be."""
        entry = self.entry(name, subject, **more)
        make_known(self.log, [entry.on_behalf_of], By(entry.actor, entry.agency, entry.recorded_at))
        outcome = carry_out(self.log, entry)
        if name == "PartnerCommitted":
            self.committed.append(subject)
        return outcome

    def has(self, *steps: Any) -> "ADay":
        """What has happened: names of events, or (name, subject), or (name, subject, {fields})."""
        for step in steps:
            name, *rest = (step,) if isinstance(step, str) else step
            subject = rest[0] if rest else "op"
            self.enter(name, subject, **(rest[1] if len(rest) > 1 else {}))
        return self

    def then(self, name: str, subject: str = "op", **more: Any) -> Event:
        """The event that is stored."""
        return self.enter(name, subject, **more).events[0]

    def refused(self, name: str, subject: str = "op", **more: Any) -> tuple[str, ...]:
        """Every reason against; empty where it is taken. Nothing is stored where there is one."""
        entry = self.entry(name, subject, **more)
        make_known(self.log, [entry.on_behalf_of], By(entry.actor, entry.agency, entry.recorded_at))
        before = self.log.head()
        try:
            self.enter(name, subject, **more)
        except Refused as refused:
            assert self.log.head() == before
            return refused.reasons
        return ()

    def why_not(self, name: str, subject: str = "op", **more: Any) -> tuple[str, ...]:
        """Every reason against, as things stand; nothing is stored either way."""
        return why_not(self.log, self.entry(name, subject, **more))

    def void(self, entry: str, by: str = "Council") -> str:
        """Say that an entry does not count; gives the void's own entry."""
        wanted = self.entry("EntryVoided", by=by)
        event = EntryVoided(operation=self.operation, entry=EntryId(entry), reason="by mistake")
        carry_out(self.log, replace(wanted, events=[event]))
        return str(wanted.entry)

    def correct(self, entry: str, at: str | None = None, **changes: Any) -> str:
        """Say what an entry should have been, and when it happened."""
        wanted = self.entry("EntryVoided")
        stored = events_of(self.log, EntryId(entry))
        moved = Happened(self.moment(at)) if at else None
        becomes, _ = corrected(self.vault, stored, changes, self.moment(), moved)
        event = EntryCorrected(operation=self.operation, entry=EntryId(entry), becomes=becomes)
        carry_out(self.log, replace(wanted, events=[event]))
        return str(wanted.entry)

    def recorded_events(self) -> list[RecordedEvent]:
        """What the log holds of this operation."""
        return list(events_of_operation(self.log, self.operation))

    def day(self, at: Any = None, known_at: Any = None) -> OperationState:
        """The day, folded from the log."""
        moments = [self.moment(each) + timedelta(seconds=59) if each else None for each in (at, known_at)]
        return OperationState.of(self.operation, self.recorded_events(), *moments)


def a_plan(**more: Any) -> ADay:
    """A planned operation: two beds for two nights, partners, interpreters."""
    day = ADay(**more).at((-7, "10:00"))
    return day.has(
        ("OperationProposed", "op", {"expected_max": 4, "exploitation_types": ["labour"], "premises": "farm"}),
        ("VenueBooked", "op", {"beds": 2, "nights": 2}),
        ("PartnerCommitted", "Police", {"mode": "on_site"}),
        ("PartnerCommitted", "British Red Cross", {"mode": "on_site"}),
        ("PartnerCommitted", "Contractor", {"mode": "on_call"}),
        ("InterpretersBooked", "op", {"language": "ro", "on_site": 1}),
    )


def an_open_centre(**more: Any) -> ADay:
    """A centre open since 06:00; a vehicle brought four people at 07:00."""
    day = a_plan(**more).at("05:30").has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby")
    day.at("06:00").has("CentreOpened", ("TransportDeparted", "T1", {"people": 4}))
    return day.at("07:00").has(("TransportArrived", "T1", {"people": 4}))


def people_here(**more: Any) -> ADay:
    """Three registered at 07:30: P01 and P03 adults, P02 a child; P04's age is not recorded."""
    day = an_open_centre(**more).at("07:30")
    return day.has(
        ("PersonRegistered", "P01", {"adult": True}),
        ("PersonRegistered", "P02", {"adult": False}),
        ("PersonRegistered", "P03", {"adult": True}),
        ("PersonRegistered", "P04"),
    ).at("08:00")


def two_centres(**more: Any) -> ADay:
    """The same, and a second centre of three beds open since 06:30."""
    day = people_here(**more).at("06:30")
    return day.has(("VenueBooked", "op", {"centre": "C2", "beds": 3}), ("CentreOpened", "op", {"centre": "C2"})).at(
        "08:00"
    )


def identified(*refs: str, **more: Any) -> ADay:
    """The same, with these people talked to by Police and identified at 09:00."""
    day = people_here(**more)
    for ref in refs:
        day.at("08:10").has(("PersonDebriefStarted", ref, {"by": "Police"}))
        day.at("08:50").has(("PersonDebriefCompleted", ref))
        day.at("09:00").has(("PotentialVictimIdentified", ref, {"types": ["forced_to_work"]}))
    return day.at("10:00")


def referred(ref: str = "P01", **more: Any) -> ADay:
    """The same, with one adult referred by Police at 11:00."""
    day = identified(ref, **more).has(("NrmConsentGiven", ref))
    return day.at("11:00").has(("NrmReferralSubmitted", ref, {"by": "Police"})).at("12:00")


def closed(**more: Any) -> ADay:
    """The day after: P01 referred, everybody left at 18:00, the centre closed at 20:00."""
    day = referred(**more).at("18:00")
    for ref in ("P01", "P02", "P03", "P04"):
        day.has(("DepartureSafetyCheckDone", ref), ("PersonDeparted", ref, {"destination": "own_arrangement"}))
    return day.at("20:00").has("CentreClosed").at((1, "09:00"))
