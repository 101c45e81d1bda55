"""Money of an operation: what was set aside and what was spent, by heading; petty cash with what is paid out of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.events.debrief import CostsRecorded
from domain.events.planning import BudgetApproved
from projections.operation.state import OperationState

PETTY_CASH = "petty_cash"
OUT_OF_IT = ("toiletries", "telephone", "travel")
"""What is paid out of the small flexible budget (FACTS 4.1, Stevenage)."""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A heading: what was set aside for it, what was spent, by whom, and its costs without an amount.

    `allotted` is None where nothing was set aside.
    """

    heading: str | None
    payers: tuple[str, ...]
    allotted: Decimal | None
    spent: Decimal
    without_amount: int = 0

    @property
    def left(self) -> Decimal | None:
        """What is left of what was set aside; less than nothing where more was spent."""
        return None if self.allotted is None else self.allotted - self.spent


@dataclass(frozen=True, slots=True)
class Money:
    """The ceiling for everything, what was spent of it, the costs without an amount, and each heading."""

    ceiling: Decimal | None
    spent: Decimal
    without_amount: int
    rows: tuple[MoneyRow, ...]

    @property
    def left(self) -> Decimal | None:
        """What is left under the ceiling; less than nothing where it was passed."""
        return None if self.ceiling is None else self.ceiling - self.spent


def money(state: OperationState) -> Money:
    """As it stands. Where no ceiling for everything was said, it is the sum of what was set aside by heading."""
    overall, by_heading = _set_aside(state)
    costs = [event for _, event in state.events_of(CostsRecorded)]
    spent = sum((event.pounds for event in costs if event.pounds is not None), Decimal(0))
    allotted = sum(by_heading.values(), Decimal(0)) if by_heading else None
    rows = tuple(_rows(by_heading, costs))
    return Money(allotted if overall is None else overall, spent, sum(event.pounds is None for event in costs), rows)


def _set_aside(state: OperationState) -> tuple[Decimal | None, dict[tuple[str, str | None], Decimal]]:
    overall, found = None, dict[tuple[str, str | None], Decimal]()
    for _, event in state.events_of(BudgetApproved):
        if event.ceiling_pounds is None:
            continue
        if event.heading is None:
            overall = event.ceiling_pounds
        else:
            found[event.heading, event.payer.folded if event.payer else None] = event.ceiling_pounds
    return overall, found


def _rows(by_heading: dict[tuple[str, str | None], Decimal], costs: list[CostsRecorded]) -> Iterator[MoneyRow]:
    allotted = list(dict.fromkeys(heading for heading, _ in by_heading))
    for heading in dict.fromkeys([*allotted, *(_heading(each, allotted) for each in costs)]):
        paid = [each for each in costs if _heading(each, allotted) == heading]
        aside = [pounds for (of, _), pounds in by_heading.items() if of == heading]
        payers = dict.fromkeys(str(each.payer) for each in paid if each.payer)
        spent = sum((each.pounds or Decimal(0) for each in paid), Decimal(0))
        unsaid = sum(each.pounds is None for each in paid)
        yield MoneyRow(heading, tuple(payers), sum(aside, Decimal(0)) if aside else None, spent, unsaid)


def _heading(cost: CostsRecorded, allotted: list[str]) -> str | None:
    """The heading of a cost: petty cash for what is paid out of it, unless money was set aside for it by itself."""
    petty = cost.heading in OUT_OF_IT and cost.heading not in allotted and PETTY_CASH in allotted
    return PETTY_CASH if petty else cost.heading
