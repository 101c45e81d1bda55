"""Sealed texts, and whom each opens to. They are found by type: a field opens as soon as it is declared."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.amend import AMENDMENTS, amended
from domain.declaration import fields_of
from domain.events.amendments import EntryCorrected
from domain.kernel import Event, RecordedEvent
from domain.words import PersonId, Scoped, Sealed, SuspectId
from projections.operation.state import OperationState
from service.access.access import Forbidden
from service.access.visibility import may_see, sees_text

_ENTRY = re.compile(r"\w+\.\w+ of entry (\d+)(, as corrected by \d+)?")
SOMEBODY: dict[str, type[Scoped]] = {kind.prefix: kind for kind in (PersonId, SuspectId)}


@dataclass(frozen=True, slots=True)
class SealedText:
    """A sealed field of an entry; `reference` is None where nothing was written.

    `position` is the entry's, `version` that of the correction which says so, or the entry's own.
    """

    event: Event
    field: str
    position: int
    version: int

    @property
    def reference(self) -> Sealed | None:
        found: Sealed | None = getattr(self.event, self.field)
        return found or None

    @property
    def about(self) -> Scoped | None:
        """Whom the text is about, where it is about somebody: it then opens with a reason alone."""
        if isinstance(self.event, AMENDMENTS):
            tags = (tag.partition(":") for tag in sorted(self.event.touches))
            return next((SOMEBODY[kind](reference) for kind, _, reference in tags if kind in SOMEBODY), None)
        named = (
            getattr(self.event, each.name)
            for kind in SOMEBODY.values()
            for each in fields_of(type(self.event), kind)
            if not each.many
        )
        return next((each for each in named if each), None)

    @property
    def what(self) -> str:
        """The text as the access log names it."""
        corrected = f", as corrected by {self.version}" if self.version != self.position else ""
        return f"{type(self.event).__name__}.{self.field} of entry {self.position}{corrected}"


def entry_of(what: str) -> int | None:
    """The position of the entry of which a text was opened, as the access log names it; None of any other look."""
    found = _ENTRY.fullmatch(what)
    return int(found[1]) if found else None


def find_text(
    state: OperationState, seen_by: frozenset[str], position: int, field: str, version: int | None = None
) -> SealedText:
    """One text of an entry, as it counts or as it stood by a version; only those who see amendments see what was.

    Raises Forbidden for any other, whether there is one or not: which of the two is not said.
    """
    every = versions(state.recorded_events, position)
    read = every if may_see(seen_by, "amendments") else every[-1:]
    chosen = [each for each in read if version in (None, each[0])]
    found = [text for text in _texts(state, chosen[-1], position, seen_by) if text.field == field] if chosen else []
    if not found:
        raise Forbidden("There is no such text, or it is not yours to read.")
    return found[0]


def texts_of(state: OperationState, position: int, seen_by: frozenset[str]) -> list[SealedText]:
    """The texts of an entry that an audience may open, as they count: the latest where the entry was voided."""
    every = versions(state.recorded_events, position)
    return list(_texts(state, every[-1], position, seen_by)) if every else []


def texts_of_all(
    state: OperationState, counted: Iterable[RecordedEvent], seen_by: frozenset[str]
) -> Iterator[SealedText]:
    """The texts of many entries as they count, in one turn over what was corrected."""
    became = _became(state.recorded_events)
    for recorded in counted:
        position, event = recorded.position, recorded.event
        said_by = next((by for by, said in reversed(became.get(position, [])) if said == event), position)
        yield from _texts(state, (said_by, event), position, seen_by)


def versions(recorded_events: Iterable[RecordedEvent], position: int) -> list[tuple[int, Event]]:
    """What an entry was and became, each with the position of who says so; what counts stands last."""
    events = list(recorded_events)
    found = [(each.position, each.event) for each in events if each.position == position]
    found += _became(events).get(position, [])
    counted = next((each.event for each in amended(events) if each.position == position), None) if found[1:] else None
    return sorted(found, key=lambda version: version[1] == counted)


def _became(recorded_events: Iterable[RecordedEvent]) -> dict[int, list[tuple[int, Event]]]:
    """What each corrected entry became, by its position: each time with the position of who said so."""
    found: dict[int, list[tuple[int, Event]]] = defaultdict(list)
    for each in recorded_events:
        if isinstance(each.event, EntryCorrected):
            for one in each.event.becomes:
                found[one.recorded.position].append((each.position, one.recorded.event))
    return found


def earlier_texts(state: OperationState, position: int, seen_by: frozenset[str]) -> list[SealedText]:
    """The texts that no longer count, because a correction took their place; for those who see amendments."""
    *before, last = versions(state.recorded_events, position)
    standing = {getattr(last[1], each.name) for each in fields_of(type(last[1]), Sealed)}
    every = (text for version in before for text in _texts(state, version, position, seen_by))
    return [text for text in every if text.reference and text.reference not in standing]


def texts_of_correction(state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]) -> list[SealedText]:
    """The texts that a correction gave to the entries that it corrects."""
    if not isinstance(recorded.event, EntryCorrected):
        return []
    becomes = (one.recorded for one in recorded.event.becomes)
    return [text for one in becomes for text in _texts(state, (recorded.position, one.event), one.position, seen_by)]


def _texts(
    state: OperationState, version: tuple[int, Event], position: int, seen_by: frozenset[str]
) -> Iterator[SealedText]:
    said_by, event = version
    for each in fields_of(type(event), Sealed):
        if sees_text(state, event, each.name, seen_by):
            yield SealedText(event, each.name, position, said_by)
