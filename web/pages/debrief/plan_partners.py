"""Plan against actual: each partner's hours as planned, and when it was here."""

from collections.abc import Iterator
from datetime import datetime

from domain.words import INTERPRETERS
from projections.local_time import local_clock, local_date
from projections.operation.entities import Partner
from projections.operation.state import OperationState
from projections.views.plan.how_it_went import PartnerTimes, partner_times
from service.access.visibility import may_see
from web.pages.debrief.rows import HIDDEN, NO_TIME, NOT, PlanRow
from web.wording.capitals import capitalise
from web.wording.labels import label


def partners_beside(state: OperationState, seen_by: frozenset[str]) -> Iterator[PlanRow]:
    """Each partner's hours as planned and as they were."""
    if not may_see(seen_by, "partners"):
        yield PlanRow("Partners by hour", HIDDEN, HIDDEN)
        return
    for name, times in partner_times(state).items():
        here = _here(state.partners[name], times)
        if name.ref != INTERPRETERS:
            yield PlanRow(name.ref, _planned(state.partners[name], times), here)
        elif times.here:
            yield PlanRow("Interpreters on site", NO_TIME, here)


def _planned(partner: Partner, times: PartnerTimes) -> str:
    promised = partner.mode or partner.cried_off
    if partner.declined and not promised:
        return "Declined"
    mode = str(label(promised)).capitalize() if promised else "Not planned"
    stretches = [
        f"{_span(each.starts, each.ends)}{'' if each.staff is None else f', {each.staff} staff'}"
        for each in times.planned
    ]
    said = f"{mode}: {'; '.join(stretches)}" if stretches else f"{mode}, no hours given" if promised else mode
    return f"{said}; declined once the operation was live" if partner.cried_off else said


def _here(partner: Partner, times: PartnerTimes) -> str:
    said = [_span(starts, ends) for starts, ends in times.here]
    if said and partner.staff is not None:
        said.append(f"{partner.staff} staff")
    if partner.activated:
        said.append(f"called in {_at(partner.activated.at)}")
    return capitalise("; ".join(said)) or NOT


def _span(starts: datetime, ends: datetime | None) -> str:
    return f"{_at(starts)}, leaving not recorded" if ends is None else f"{_at(starts)} to {_at(ends, starts)}"


def _at(at: datetime, beside: datetime | None = None) -> str:
    day = local_date(at)
    same = beside is not None and local_date(beside) == day
    return local_clock(at) if same else f"{day:%a %-d %b} {local_clock(at)}"
