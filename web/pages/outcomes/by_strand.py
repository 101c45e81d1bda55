"""What was done and learnt, by the four strands of the modern slavery strategy (Croydon's 4Ps, FACTS 6.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from projections.across.lessons import Learnt
from service.lessons import UNSAID
from web.pages.lessons.words import STRANDS
from web.wording.periods import Period


@dataclass(frozen=True, slots=True)
class StrandRow:
    """One strand: interventions, lessons, and what became of what they ask for."""

    words: str
    interventions: int
    lessons: int
    done: int
    open: int
    overdue: int


def strands(
    lessons: Sequence[Learnt] | None, period: Period, interventions: Mapping[str | None, int]
) -> list[StrandRow]:
    """A row of each strand, for the operations of a period; nothing for whoever may not read lessons.

    The row of what has no strand stands there only where something has none.
    """
    if lessons is None:
        return []
    of_period = [each for each in lessons if each.origin.when and period.since <= each.origin.when <= period.until]
    rows = [_row(code, words, of_period, interventions) for code, words in STRANDS.items()]
    return [row for row in rows if row.words != STRANDS[UNSAID] or row.interventions or row.lessons]


def _row(code: str, words: str, lessons: Sequence[Learnt], interventions: Mapping[str | None, int]) -> StrandRow:
    held = [each for each in lessons if (each.four_p or UNSAID) == code]
    waiting = [each for each in held if each.open]
    done = sum(each.closed is not None for each in held)
    n = interventions.get(None if code == UNSAID else code, 0)
    return StrandRow(words, n, len(held), done, len(waiting), sum(each.late > 0 for each in waiting))
