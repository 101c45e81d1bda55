"""The board paper: two pages of this period beside the one before, and annexes that list every row behind them."""

from collections.abc import Sequence
from typing import Any

from projections.across.lessons import Learnt, to_read
from projections.local_time import local_date
from projections.measures import SECTIONS
from service.clock import now
from service.outcomes import ListedOperation, Outcomes, Where
from service.privacy.vault import Vault
from web.pages.lessons.words import as_read
from web.pages.outcomes.by_strand import strands
from web.pages.outcomes.context import COLUMNS, GROUPS
from web.pages.outcomes.gaps import Gaps, followed_up, gaps_of
from web.pages.outcomes.to_decide import to_decide
from web.wording import label
from web.wording.comparing import compared
from web.wording.definitions import definitions
from web.wording.outcomes import sentences
from web.wording.periods import Period, month_named

FRONT = (
    *("M01", "M88", "M02", "M04", "M05", "M06", "M28", "M07", "M26", "M33", "M34", "M60", "M61"),
    *("M09b", "M10"),
)
"""The figures of the first page: who came, what the law asks, where they went, how they are, what was done."""
NAMED, MOST = 5, 90
"""On the first two pages: how many of anything are named, and how much of a text is quoted. The annexes have it all."""


def paper_context(
    outcomes: Outcomes, period: Period, where: Where, lessons: list[Learnt] | None, vault: Vault
) -> dict[str, Any]:
    """Everything that the board paper says. `lessons` are those up to the period's end; None where not shown."""
    last, today = period.before, local_date(now())
    figures, before = (outcomes.totals(each.since, each.until, where) for each in (period, last))
    operations = outcomes.operations(period.since, period.until, where)
    followed = followed_up(outcomes.by_operation("M08", period.since, period.until, where))
    gaps = gaps_of(figures, operations, followed, today)
    read = [_read(vault, each) for each in to_read(lessons or ())]
    rows = {code: compared(code, figures[code].plain(), before[code].plain()) for code in figures}
    return {
        "period": period,
        "last": last,
        "nothing_before": not before["M01"].of,
        "answer": sentences(figures),
        "front": [rows[code] for code in FRONT],
        "defined": definitions(FRONT),
        "operations": operations,
        "asked_after": {each.operation: _asked_after(each, followed, gaps) for each in operations},
        "gaps": gaps,
        "silent": [name_of(each) for each in gaps.silent],
        "asked": to_decide(figures, gaps, read),
        "lessons": None if lessons is None else read,
        "strands": strands(lessons, period, outcomes.interventions(period.since, period.until, where)),
        "groups": [(words, outcomes.groups(by, period.since, period.until, where)) for words, by in GROUPS.items()],
        "COLUMNS": COLUMNS,
        "sections": [(words, [rows[code] for code in codes]) for words, codes in SECTIONS],
        "name_of": name_of,
        "some": some,
        "month": month_named,
    }


def _read(vault: Vault, lesson: Learnt) -> dict[str, Any]:
    owner = label(lesson.owner) if lesson.owner else None
    return {**as_read(vault, lesson), "owned_by": owner, "assigned": bool(lesson.owner or lesson.due)}


def _asked_after(operation: ListedOperation, followed: set[str], gaps: Gaps) -> str:
    """Whether anybody was asked after once people had left an operation."""
    if operation.operation in followed:
        return "Yes"
    if operation in gaps.silent:
        return "No entry"
    return "Not due yet" if operation.departed else "Nobody left"


def name_of(operation: ListedOperation) -> str:
    """What an operation is called among others; one without a name by its day."""
    return operation.title or f"Operation of {operation.date:%-d %b %Y}"


def some(named: Sequence[str], annex: str, first: int = NAMED) -> str:
    """The first of many in a row, and where all of them stand."""
    more = len(named) - first
    return "; ".join(map(short, named[:first])) + (f"; and {more} more in annex {annex}" if more > 0 else "")


def short(text: str) -> str:
    """A text as far as the first two pages have room for it; what is left off shows, and stands whole in an annex."""
    return text if len(text) <= MOST else f"{text[:MOST].rsplit(' ', 1)[0]} …"
