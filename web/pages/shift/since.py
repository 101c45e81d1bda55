"""What happened since somebody left: counts then and now, alarms that came and went, and every entry since."""

from dataclasses import dataclass
from itertools import islice

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.visibility import known, shown_alarms, shown_counts
from web.wording import COUNTS, alarm, sentence

MOST = 200
"""So many entries are listed; who was away for longer reads the timeline."""


@dataclass(frozen=True, slots=True)
class SinceThen:
    """What changed since a position; `counts` are words: now, and then."""

    position: int
    counts: list[tuple[str, str]]
    came: list[str]
    went: list[str]
    entries: list[tuple[RecordedEvent, str]]


def last_seen(state: OperationState, user: str) -> int:
    """The position of the last entry that somebody made: until then they knew; 0 where they made none."""
    return next((each.position for each in reversed(state.recorded_events) if each.envelope.actor == user), 0)


def since(state: OperationState, position: int, seen_by: frozenset[str]) -> SinceThen:
    """What changed since a position, as an audience may know it."""
    before = [each for each in (*state.recorded_events, *state.unreadable) if each.position <= position]
    then = OperationState.as_far_as_readable(state.id, sorted(before, key=lambda each: each.position))
    was, now_is = shown_counts(then, seen_by), shown_counts(state, seen_by)
    changed = [(COUNTS[name], f"{n}, was {was[name]}") for name, n in now_is.items() if was[name] != n]
    stood = {alarm(each.code, each.about) for each in shown_alarms(then, seen_by)}
    stands = {alarm(each.code, each.about) for each in shown_alarms(state, seen_by)}
    later = sorted(
        (each for each in state.recorded_events if each.position > position), key=lambda each: -each.position
    )
    entries = [
        (each, sentence(each, seen_by, len(state.centres) > 1)) for each in islice(known(state, later, seen_by), MOST)
    ]
    return SinceThen(position, changed, sorted(stands - stood), sorted(stood - stands), entries)
