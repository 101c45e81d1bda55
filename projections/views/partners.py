"""How each partner stands: here, called in, on call, expected, gone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.events.partners import PartnerArrived
from domain.kernel import RecordedEvent
from domain.words import INTERPRETERS, PartnerId
from projections.operation.entities import Partner
from projections.operation.state import OperationState

PartnerStanding = Literal["here", "called_in", "on_call", "expected", "left", "stood_down", "revoked"]


@dataclass(frozen=True, slots=True)
class PartnerNow:
    """A partner that promised to come, as it stands; `since` (UTC) is None for one of whom nothing more is recorded."""

    partner: PartnerId
    stands: PartnerStanding
    since: datetime | None
    staff: int | None
    signed: bool


def partners(state: OperationState) -> tuple[PartnerNow, ...]:
    """The partners that promised to come and did not decline, in the order in which they did; interpreters are none."""
    arrived = {event.partner: recorded for recorded, event in state.events_of(PartnerArrived)}
    return tuple(
        _as_it_stands(name, partner, arrived.get(name))
        for name, partner in state.partners.items()
        if partner.mode and name.ref != INTERPRETERS
    )


def _as_it_stands(name: PartnerId, partner: Partner, arrived: RecordedEvent | None) -> PartnerNow:
    stands, said = _stands(partner, arrived)
    staff = partner.staff if stands == "here" else None
    return PartnerNow(name, stands, said.at if said else None, staff, partner.signed)


def _stands(partner: Partner, arrived: RecordedEvent | None) -> tuple[PartnerStanding, RecordedEvent | None]:
    """The latest of what it did counts; access that was revoked goes before everything."""
    if partner.revoked:
        return "revoked", None
    if partner.here:
        return "here", arrived
    calls: list[tuple[PartnerStanding, RecordedEvent | None]] = [
        ("called_in", partner.activated if partner.called_in else None),
        ("stood_down", partner.stood_down),
        ("left", partner.left),
    ]
    done = [(stands, said) for stands, said in calls if said]
    usual: PartnerStanding = "on_call" if partner.mode == "on_call" else "expected"
    return max(done, key=lambda each: each[1].at, default=(usual, None))
