"""The aims of a plan, each as its own sentence, and how the partners judged them afterwards."""

import re
from collections.abc import Iterable

from domain.assessing import Judged
from domain.declaration import declared
from domain.events.debrief import StructuredDebriefHeld
from projections.operation.state import OperationState

FIELDS = tuple(name for name in declared(StructuredDebriefHeld) if name.startswith("aim_"))
"""The aims that a structured debrief judges one by one, the first one first."""
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+(\S.*)")


def aims_in(text: str) -> list[str]:
    """The sentences of the aims: the lines that are numbered, where any is; else every line that says something."""
    lines = [each.strip() for each in text.splitlines() if each.strip()]
    numbered = [found[1] for each in lines if (found := _NUMBERED.match(each))]
    return (numbered or lines)[: len(FIELDS)]


def judged(state: OperationState) -> dict[int, Judged]:
    """What became of each aim by its number, from 1 on; what a later debrief says of one counts."""
    found: dict[int, Judged] = {}
    for _, event in state.events_of(StructuredDebriefHeld):
        said: Iterable[Judged | None] = (getattr(event, name) for name in FIELDS)
        found |= {number: each for number, each in enumerate(said, 1) if each is not None}
    return dict(sorted(found.items()))
