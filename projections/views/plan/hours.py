"""Who is there by hour, and the hours between opening and planned closing without a first responder or health."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.events.partners import PartnerHoursPlanned
from domain.policy.organisations import HEALTH
from domain.times import LONDON, came_twice
from domain.words import PartnerId
from projections.operation.entities import Partner
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import HOUR, LONGEST, Stretch, open_hours
from projections.views.plan.gap import OWNERS, PlanGap, gap
from projections.views.plan.partners import Organised, coming

FIRST_RESPONDER, HEALTHCARE = "first_responder", "health"
LEADS = {FIRST_RESPONDER: OWNERS["no_first_responder"], HEALTHCARE: OWNERS["no_health"]}


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An hour (UTC) in which a centre is open and somebody is not there: a first responder, health, or both."""

    starts: datetime
    missing: tuple[str, ...]
    owner: str


def planned_by(state: OperationState, name: PartnerId) -> list[PartnerHoursPlanned]:
    """Each stretch of hours that a partner said, in the order in which it said them."""
    return [event for _, event in state.events_of(PartnerHoursPlanned) if event.partner == name]


def there(state: OperationState, name: PartnerId, partner: Partner) -> Sequence[Stretch] | None:
    """When a partner is on site: as planned, or once called in. None is the whole time: it promised, and said no hours.

    A partner on call is nowhere, whatever the hours in which it can be called.
    """
    if partner.mode != "on_site":
        since = partner.activated.at if partner.activated and partner.called_in else None
        return [(since, since + LONGEST)] if since else []
    return [(each.starts, each.ends) for each in planned_by(state, name)] or None


def uncovered(state: OperationState, organised: Organised) -> Iterator[Uncovered]:
    """Each hour in which a centre is open without a first responder or without health on site."""
    names = coming(state)
    when = {name: there(state, name, partner) for name, partner in names.items()}
    needs: dict[str, Callable[[PartnerId], bool]] = {
        FIRST_RESPONDER: organised.refers,
        HEALTHCARE: lambda name: organised.kind(name) == HEALTH,
    }
    able = {need: [name for name in names if meets(name)] for need, meets in needs.items()}
    for hour in open_hours(state):
        missing = tuple(need for need in needs if not any(_is_there(when[name], hour) for name in able[need]))
        if missing:
            owner = next((name.ref for name in able[missing[0]]), LEADS[missing[0]])
            yield Uncovered(hour, missing, owner)


def _is_there(stretches: Sequence[Stretch] | None, hour: datetime) -> bool:
    return stretches is None or any(starts < hour + HOUR and ends > hour for starts, ends in stretches)


def hours(state: OperationState, organised: Organised) -> Iterator[PlanGap]:
    """One gap for each of them, named by its local time as `--at` takes it."""
    for each in uncovered(state, organised):
        yield gap(state, "hours_uncovered", said(each.starts), each.owner)


def said(hour: datetime) -> str:
    """An hour by its local time, with its offset where that came twice."""
    local = hour.astimezone(LONDON)
    return local.isoformat(timespec="minutes") if came_twice(hour) else f"{local:%Y-%m-%dT%H:%M}"
