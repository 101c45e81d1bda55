"""What happens to people afterwards: each way in words, with tonight's bed and who pays as far as it is agreed."""

from dataclasses import dataclass
from datetime import date

from domain.policy.dated import in_force
from domain.policy.nrm import REASONABLE_GROUNDS_WORKING_DAYS
from projections.operation.state import OperationState
from projections.views.plan.pieces import ways
from web.wording.capitals import capitalise
from web.wording.labels import label
from web.wording.plan import WAYS


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way afterwards: what follows, who decides, how long it takes, and what is agreed of tonight."""

    code: str
    who: str
    follows: str
    decides: str
    takes: str
    bed: str | None
    payer: str | None


def way_rows(state: OperationState, on: date) -> list[WayRow]:
    """Every way afterwards in words."""
    days = in_force(REASONABLE_GROUNDS_WORKING_DAYS, on)
    found = []
    for way, (bed, payer) in ways(state).items():
        said, words = WAYS[way], str(label(way))
        takes = said.takes.format(days=days)
        found.append(WayRow(way, capitalise(words), said.follows, said.decides, takes, bed, payer))
    return found
