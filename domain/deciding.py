"""A decision together with what every decision asks, made from the event that somebody proposes."""

from datetime import datetime

from domain.events.amendments import Becomes
from domain.kernel import DECISIONS, AnyDecision, Event, Fact, Place, RecordedEvent
from domain.preconditions import Preconditions, foreign
from domain.words import Agency


class Deciding:
    """One event to be decided: ask for its facts, fold them, then take the reasons against or the event."""

    def __init__(
        self,
        event: Event,
        at: datetime,
        agency: Agency,
        place: Place | None = None,
        shared: dict[tuple[object, ...], Fact] | None = None,
        actor: str = "",
    ) -> None:
        kind = DECISIONS[type(event).__name__]
        asked = {} if shared is None else shared
        self.decision: AnyDecision = kind(event, at, agency, place, shared=asked, actor=actor)
        self.preconditions = Preconditions(self.decision)
        self.decision.ask()

    @property
    def facts(self) -> list[Fact]:
        """Everything that is asked of the log."""
        return self.decision.facts

    def reasons(self) -> list[str]:
        """Every reason against, once each. What rests on an entry that cannot be read waits until that is voided.

        An entry of another operation that cannot be read stands in nobody's way here.
        """
        if foreign(self.decision):
            return ["other_operation"]
        operation = self.decision.what.operation
        broken = (each for fact in self.facts for each in fact.broken_by)
        if not self.decision.repairs and any(each.event.operation == operation for each in broken):
            return ["cannot_be_read"]
        return list(dict.fromkeys((*self.preconditions.why_not(), *self.decision.why_not())))

    def decide(self) -> Event:
        """The event to store."""
        decided: Event = self.decision.decide()
        return decided

    def take_in(self, recorded: RecordedEvent) -> None:
        """Show the facts an event that stands beside the one being decided, in the same entry."""
        for fact in self.facts:
            if fact.wants(recorded):
                fact.apply(recorded)


def in_its_place(recorded: RecordedEvent) -> Deciding:
    """A stored event to be decided again where it stands: its own time and position, without its own entry."""
    place = Place(recorded.envelope.entry, recorded.at, recorded.position)
    envelope = recorded.envelope
    return Deciding(recorded.event, recorded.at, envelope.on_behalf_of, place, actor=envelope.actor)


def becoming(deciding: Deciding, recorded: RecordedEvent) -> Becomes:
    """What a stored event becomes once it has been decided again."""
    return Becomes(RecordedEvent(recorded.position, deciding.decide(), recorded.envelope))
