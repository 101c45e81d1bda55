"""What an entry's page says where its time contradicts that of another, and where that one is put right."""

from dataclasses import dataclass

from domain.kernel import RecordedEvent
from projections.measures import TITLES
from projections.operation.state import OperationState
from projections.views.contradictions import Contradiction, contradictions
from service.access.figures import not_shown_figures
from service.access.visibility import known
from web.reports.stretches import local
from web.wording import sentence

Link = tuple[int, str]
"""The position of an entry, and what it says."""


@dataclass(frozen=True, slots=True)
class Contradicted:
    """In words, what cannot be; and the other entries of which the time may be the wrong one."""

    words: str
    others: list[Link]


def contradicted(state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]) -> list[Contradicted]:
    """What contradicts the time of an entry, as far as an audience may know it."""
    counts = next((each for each in state.entries if each.position == recorded.position), None)
    found = [each for each in _told(state, seen_by) if counts and each.concerns(counts)]
    return [Contradicted(_words(each), _others(state, each, recorded.position, seen_by)) for each in found]


def positions(state: OperationState, seen_by: frozenset[str]) -> frozenset[int]:
    """The entries whose time contradicts that of another, as far as an audience may know it."""
    told = _told(state, seen_by)
    return frozenset(each.position for each in state.entries if told and any(one.concerns(each) for one in told))


def _told(state: OperationState, seen_by: frozenset[str]) -> list[Contradiction]:
    """Those of figures that it sees, whose later entry it may know: its time is told, too."""
    hidden = not_shown_figures(seen_by)
    found = (each for each in contradictions(state) if each.code not in hidden)
    return [each for each in found if known(state, [each.ended], seen_by)]


def _words(each: Contradiction) -> str:
    said = f"{local(each.ended.at)} is before {local(each.began)}, from which “{TITLES[each.code]}” is measured"
    return (
        f"{said}: the figure leaves it out as not recorded. If one of the two times is wrong, correct when it happened."
    )


def _others(state: OperationState, each: Contradiction, but: int, seen_by: frozenset[str]) -> list[Link]:
    others = [one for one in state.entries if one.position != but and each.concerns(one)]
    return [(one.position, sentence(one, seen_by)) for one in known(state, others, seen_by)]
