"""Read, decide, append; and again where somebody was quicker.

An entry is what one person enters in one go: a command id and one or several proposed events, stored all or none.
The same entry twice is stored once and answers the same both times; a refusal is not remembered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import IntegrityError

from domain.amend import AMENDMENTS
from domain.events.amendments import EntryCorrected
from domain.kernel import Envelope, Event, RecordedEvent, Refused
from domain.times import out_of_time
from domain.unreadable import stored_as
from domain.words import Agency, EntryId
from service.codec import encode
from service.commands.beside_the_public import beside_the_public
from service.commands.boundary import read
from service.commands.kept_reads import kept_of
from service.commands.meanwhile import Meanwhile, asked_about, others_since
from service.commands.together import Together
from service.commands.touching import touching
from service.commands.unfit import unfit_after
from service.log import Append, Log, VaultWrite
from service.privacy.digest import differ

TRIES = 20


class OtherBody(Exception):
    """This entry's id was used before with another content; `stored` are the events that stand under it."""

    def __init__(self, stored: Sequence[RecordedEvent]) -> None:
        super().__init__(stored[0].envelope.entry)
        self.stored = tuple(stored)


class Overtaken(IntegrityError):
    """What was worked out before deciding rests on less than the log holds by now: it is worked out anew.

    Something was voided or corrected since, or published beside what is to be public.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody enters: the events they propose, on both clocks (UTC), by whom and on whose behalf.

    `moved_to` are the times that a correction gives to other entries, `drawn_at` the position up to which the log was
    read for what it makes of them, or for the figures of what is published, `seen_up_to` the one up to which its user
    saw it, and `may_know` says of which types of event they may know.
    """

    entry: EntryId
    events: Sequence[Event]
    happened_at: datetime
    typed_at: datetime | None = None
    recorded_at: datetime
    actor: str
    agency: Agency
    on_behalf_of: Agency
    device: str | None = None
    digest: str | None = None
    moved_to: Sequence[datetime] = ()
    drawn_at: int | None = None
    seen_up_to: int | None = None
    may_know: Callable[[str], bool] = bool
    sealed: Sequence[VaultWrite] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was stored: the events as decided, the position of the last, and whether it was there before."""

    position: int
    events: tuple[Event, ...]
    repeated: bool = False


def carry_out(log: Log, entry: Entry) -> Outcome:
    """Decide and store an entry. Raises Refused with every reason, OtherBody, Overtaken, Meanwhile, the log's error."""
    for _ in range(TRIES):
        attempt = Attempt(entry)
        answer = attempt.ready(log) or attempt.answered(log, *log.append_all([attempt.made]))
        if isinstance(answer, Outcome):
            return answer
        if not isinstance(answer, IntegrityError):
            raise answer
    raise TimeoutError(f"somebody was quicker {TRIES} times in a row; nothing was stored")


def why_not(log: Log, entry: Entry) -> tuple[str, ...]:
    """The reasons against an entry as things stand now; nothing is stored."""
    attempt = Attempt(entry)
    try:
        attempt.ready(log)
    except Refused as refused:
        return refused.reasons
    return ()


class Attempt:
    """One round of reading and deciding; thrown away where the round was lost."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.deciding = Together(entry.events, entry.happened_at, entry.on_behalf_of, entry.actor)
        self.recorded: list[RecordedEvent] = []

    def read(self, log: Log) -> Outcome | None:
        """Read what the facts ask for; gives the first outcome where this entry was stored before."""
        entry = self.entry
        events = [touching(log, each) for each in entry.events]
        if events != [*entry.events]:
            self.deciding = Together(events, entry.happened_at, entry.on_behalf_of, entry.actor)
        beside = asked_about(self.deciding.events, entry.seen_up_to)
        self.found, query = read(log, [*self.deciding.facts, *beside], self.entry.entry)
        self.head = self.found.head or 0
        public = beside_the_public(self.deciding.events)
        self.condition = DCBAppendCondition(DCBQuery([*query.items, *public]), after=self.found.head)
        before = self.found.of_entry(self.entry.entry)
        if not before:
            self._must_be_drawn_from_what_counts(log, public)
            return None
        if _another_body(before[0], self.entry):
            raise OtherBody(before)
        return Outcome(before[-1].position, tuple(each.event for each in before), repeated=True)

    def _must_be_drawn_from_what_counts(self, log: Log, public: Sequence[DCBQueryItem]) -> None:
        """Raises Overtaken: what another process corrected meanwhile is not put back as it was, and what it published
        is held against what goes out beside it.
        """
        drawn_at = self.entry.drawn_at
        if drawn_at is None:
            return
        if any(each.position > drawn_at for each in self.found.every if _amends(each)):
            raise Overtaken
        if public and log.read_list(DCBQuery([*public]), drawn_at, 1)[0]:
            raise Overtaken

    def _must_have_been_seen(self) -> None:
        """Raises Meanwhile where others recorded something about the same that its user has not seen, and may know of.

        That anything else was recorded is nothing that a form tells.
        """
        entry, seen = self.entry, self.entry.seen_up_to
        if seen is None:
            return
        every = others_since(self.found.every, self.deciding.events, entry.entry, seen)
        if others := [each for each in every if entry.may_know(stored_as(each.event))]:
            raise Meanwhile(others, self.head)

    def decide(self, log: Log) -> None:
        """Make what is to be stored. Raises Refused with every reason, or Meanwhile.

        Later events of an entry see the earlier ones.
        """
        self.deciding.see(self.found)
        said = (self.entry.happened_at, *self.entry.moved_to)
        reasons = dict.fromkeys(code for at in said for code in out_of_time(at, self.entry.recorded_at))
        records = []
        of_each: dict[int, list[str]] = {}
        for place, each in enumerate(self.deciding.each):
            if against := self.deciding.reasons(each):
                of_each[place] = against
                reasons.update(dict.fromkeys(against))
            else:
                recorded = self._recorded(each.decide(), log)
                self.deciding.add(recorded)
                self.recorded.append(recorded)
                data = encode(recorded.event, recorded.envelope)
                records.append(DCBEvent(type(recorded.event).__name__, data, list(recorded.tags)))
        if reasons:
            raise Refused(tuple(reasons), of_each if len(self.deciding.each) > 1 else None)
        self._must_have_been_seen()
        self.made = Append(records, self.condition, self.entry.sealed)

    def ready(self, log: Log) -> Outcome | None:
        """Read and decide; gives the first outcome where this entry was stored before. Raises Refused, OtherBody."""
        done = self.read(log)
        if done is None:
            self.decide(log)
        return done

    def answered(self, log: Log, answer: int | Exception) -> Outcome | Exception:
        """The outcome of what was stored; what kept it from being stored as it is."""
        if not isinstance(answer, int):
            return answer
        kept_of(log).add_stored(self.recorded, answer)
        return Outcome(answer, tuple(each.event for each in self.recorded))

    def _recorded(self, event: Event, log: Log) -> RecordedEvent:
        entry = self.entry
        envelope = Envelope(
            event_id=uuid4().hex,
            entry=entry.entry,
            happened_at=entry.happened_at,
            typed_at=entry.typed_at,
            recorded_at=entry.recorded_at,
            actor=entry.actor,
            agency=entry.agency,
            on_behalf_of=event.credited or entry.on_behalf_of,
            device=entry.device,
            digest=entry.digest,
        )
        recorded = RecordedEvent(self.head + len(self.recorded) + 1, event, envelope)
        if isinstance(event, EntryCorrected):
            return replace(recorded, event=replace(event, unfit=unfit_after(log, recorded)))
        return recorded


def _amends(recorded: RecordedEvent) -> bool:
    return isinstance(recorded.event, AMENDMENTS)


def _another_body(stored: RecordedEvent, entry: Entry) -> bool:
    """Whether an entry says something else than the one stored under its id, or is another organisation's."""
    if stored.event.operation != entry.events[0].operation or stored.envelope.agency.folded != entry.agency.folded:
        return True
    was, given = stored.envelope.digest, entry.digest
    return was is not None and given is not None and differ(was, given)
