"""The gaps of a plan as the rows of its page: a sentence, an owner, a date, and the one button that fills each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from domain.vocabulary import COUNCIL_SERVICES
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap
from projections.views.plan.gaps import plan_gaps
from projections.views.plan.partners import Organised
from service.access.access import Viewer
from service.access.plan import shown_gaps
from web.pages.gaps.about import counted, names
from web.pages.gaps.buttons import button_of
from web.pages.gaps.stretches import stretches
from web.wording.chase import CHASE
from web.wording.gaps import GAPS
from web.wording.labels import label
from web.wording.plan import in_days


@dataclass(frozen=True, slots=True)
class GapRow:
    """One row; `address` is None for who may not fill it, `when` None where nothing is due any more."""

    code: str
    says: str
    why: str
    owner: str
    mine: bool
    due: date | None
    when: str | None
    blocks: bool
    button: str
    address: str | None

    @property
    def chased(self) -> bool:
        """Whether somebody else owes it, who can be written to."""
        return self.code in CHASE


def gap_rows(
    state: OperationState,
    organised: Organised,
    seen_by: frozenset[str],
    viewer: Viewer | None = None,
    today: date | None = None,
) -> list[GapRow]:
    """A row for each code that an audience may see, those that block first and each by its date.

    `today` is None once the day is over. Where nobody is to fill them, there is no `viewer`.
    """
    gaps, uncovered = shown_gaps(plan_gaps(state, organised), seen_by), stretches(state, organised)
    rows = [
        _row(state, viewer, code, list(each), uncovered, today) for code, each in groupby(gaps, lambda gap: gap.code)
    ]
    return sorted(rows, key=lambda row: (not row.blocks, row.due or date.max))


def _row(
    state: OperationState,
    viewer: Viewer | None,
    code: str,
    gaps: list[PlanGap],
    uncovered: Sequence[str],
    today: date | None,
) -> GapRow:
    words, due = GAPS[code], min((each.due for each in gaps if each.due), default=None)
    n, of = counted(state, code, len(gaps))
    said = {"n": n, "of": of, "names": names(state, code, gaps, uncovered)}
    owners = list(dict.fromkeys(each.owner for each in gaps))
    when = in_days((due - today).days) if due and today else None
    button, address = button_of(state, viewer, code, gaps) if viewer else ("", None)
    mine = viewer is not None and viewer.agency in owners
    says, why = words.says.format(**said), words.why.format(**said)
    return GapRow(code, says, why, _owner(code, owners), mine, due, when, gaps[0].blocks, button, address)


def _owner(code: str, owners: list[str]) -> str:
    if len(owners) == 1:
        return (
            str(label(owners[0])).capitalize()
            if owners[0].islower() or owners[0] in COUNCIL_SERVICES.codes
            else owners[0]
        )
    what = {"information_outstanding": "services", "nothing_afterwards": "posts"}.get(code, "partners")
    return f"{len(owners)} {what}"
