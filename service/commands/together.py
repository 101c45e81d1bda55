"""The decisions of one entry: each sees what those before it decided, and what several ask is read and folded once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from domain.amend import types_of
from domain.deciding import Deciding
from domain.events.arrivals import RegistrationVoided
from domain.kernel import Event, Fact, RecordedEvent
from domain.words import Agency
from projections.operation.effective_events import REBUILDS
from service.commands.found import Found
from service.commands.showing import fold, fold_found, show


class Together:
    """Every decision of an entry made at one moment (UTC) for one agency, by one person."""

    def __init__(self, events: Sequence[Event], at: datetime, agency: Agency, actor: str) -> None:
        self.events, self.at, self.agency, self.actor = events, at, agency, actor
        shared: dict[tuple[object, ...], Fact] = {}
        self.each = [Deciding(event, at, agency, shared=shared, actor=actor) for event in events]
        self.facts = list({id(fact): fact for one in self.each for fact in one.facts}.values())
        self._asking: defaultdict[str, list[Fact]] = defaultdict(list)

    def see(self, found: Found) -> None:
        """Take in what the log holds.

        Where something is amended or people are merged, what comes before it means something else from then on:
        then each decision folds everything for itself.
        """
        merges = not found.plain and RegistrationVoided in types_of(found.every)
        self._anew = merges or any(isinstance(event, REBUILDS) for event in self.events)
        if self._anew:
            self._seen = found.every
            self.each = [Deciding(event, self.at, self.agency, actor=self.actor) for event in self.events]
            return
        fold_found(self.facts, found, self.at)
        for fact in self.facts:
            self._asking[fact.tag].append(fact)

    def reasons(self, one: Deciding) -> list[str]:
        """Every reason against one of the decisions."""
        if self._anew:
            fold(one.facts, self._seen, self.at)
        return one.reasons()

    def add(self, recorded: RecordedEvent) -> None:
        """What was decided is seen by those that follow."""
        if self._anew:
            self._seen.append(recorded)
        for tag in recorded.tags:
            for fact in self._asking[tag]:
                show(fact, recorded)
