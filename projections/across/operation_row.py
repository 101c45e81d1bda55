"""What is known of an operation beside its figures: when, where, what kind; and the dozen figures that groups sum."""

from dataclasses import dataclass
from datetime import date

from projections.across.contribution import Contribution
from projections.local_time import local_date
from projections.measures.looks import went_live
from projections.operation.state import OperationState


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """The figures by which operations are compared. None is not recorded, or not applicable yet."""

    registered: int | None = None
    potential_victims: int | None = None
    adults: int | None = None
    children: int | None = None
    uncertain: int | None = None
    age_not_recorded: int | None = None
    referred: int | None = None
    notified: int | None = None
    duty_open: int | None = None
    arrests: int | None = None
    disruption: int | None = None
    services: int | None = None
    departed: int | None = None
    pathway_known: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRow(KeyFigures):
    """One operation among others. `date` is the local day that it belongs to."""

    title: str | None
    date: date
    live: bool
    state: str
    county: str | None
    premises: str | None
    agency: str | None
    types: tuple[str, ...]


def row_of(state: OperationState, figures: Contribution) -> OperationRow | None:
    """None for an exercise, and for what was never proposed: neither counts anywhere."""
    plan = state.operation
    if plan.proposed is None or plan.exercise:
        return None
    return OperationRow(
        title=plan.name,
        date=belongs_to(state) or local_date(plan.proposed.at),
        live=went_live(state) is not None,
        state=state.operation.course.stage,
        county=plan.county,
        premises=plan.premises,
        agency=plan.lead,
        types=tuple(dict.fromkeys(plan.types)),
        **_key_figures(figures),
    )


def belongs_to(state: OperationState) -> date | None:
    """The local date of the first entry to the site; one that never entered belongs to its planned date.

    Where neither is recorded, to the day on which the centre opened, or on which it was proposed.
    """
    plan = state.operation
    if plan.entry is None and plan.planned_for is not None:
        return plan.planned_for
    start = plan.entry or plan.opened or plan.proposed
    return local_date(start.at) if start else None


def _key_figures(contribution: Contribution) -> dict[str, int | None]:
    figures = contribution.figures
    looked = figures["M02"].n is not None
    ages = figures["M03"].breakdowns.get("age_now", {})
    counted = {"adults": "adult", "children": "child", "uncertain": "uncertain", "age_not_recorded": "not_recorded"}
    sums = {
        "registered": figures["M88"].n,
        "potential_victims": figures["M02"].n,
        "referred": figures["M04"].n,
        "notified": figures["M05"].n,
        "duty_open": (figures["M06"].of or 0) - (figures["M06"].n or 0) if looked else None,
        "arrests": figures["M10"].n,
        "disruption": figures["M09b"].n,
        "services": figures["M09a"].n,
        "departed": figures["M07"].of or (None if figures["M07"].n is None else 0),
        "pathway_known": figures["M08"].n,
    }
    whole = {name: None if n is None else int(n) for name, n in sums.items()}
    return {**whole, **{name: ages.get(code, 0) if looked else None for name, code in counted.items()}}
