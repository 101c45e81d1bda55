"""Gaps of the partners: whom the day cannot be without, who declined, who has not signed or read."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from domain.events.partners import PartnerCommitted, PartnerDeclined
from domain.policy.organisations import CHILDRENS_SERVICES, EMERGENCY_PLANNING, HEALTH
from domain.words import INTERPRETERS, Agency, PartnerId
from projections.operation.entities import Partner
from projections.operation.state import OperationState
from projections.views.plan.briefings import briefed, newest_briefing
from projections.views.plan.gap import PlanGap, gap

Moment = tuple[datetime, int]
"""When, and by which entry of that moment."""
WANTED = (
    ("no_childrens_lead", CHILDRENS_SERVICES),
    ("no_health", HEALTH),
    ("no_emergency_planning", EMERGENCY_PLANNING),
)
"""The gap by the kind of partner that fills it."""


@dataclass(frozen=True, slots=True)
class Organised:
    """What partners are, by their folded names: of which kind, which may refer on the planned day, whose role is
    described.
    """

    kinds: Mapping[str, str]
    first_responders: Set[str]
    described: Set[str]

    def kind(self, partner: PartnerId) -> str | None:
        """Of which kind a partner is."""
        return self.kinds.get(Agency(partner.ref).folded)

    def refers(self, partner: PartnerId) -> bool:
        """Whether a partner is a first responder organisation."""
        return Agency(partner.ref).folded in self.first_responders


def coming(state: OperationState) -> dict[PartnerId, Partner]:
    """The partners that promised to be on site or on call and have not declined since; interpreters are none."""
    return {name: each for name, each in state.partners.items() if each.mode and name.ref != INTERPRETERS}


def partners(state: OperationState, organised: Organised) -> Iterator[PlanGap]:
    """Whom the day cannot be without, on site or on call; and what each partner still owes."""
    names = coming(state)
    if not any(organised.refers(each) for each in names):
        yield gap(state, "no_first_responder")
    for code, kind in WANTED:
        if not any(organised.kind(each) == kind for each in names):
            yield gap(state, code)
    for name, partner in names.items():
        if not partner.signed:
            yield gap(state, "agreement_unsigned", name.ref, name.ref)
        if name in _without_time(state, names):
            yield gap(state, "on_call_time_unknown", name.ref, name.ref)
    for name in _not_briefed(state, names):
        yield gap(state, "briefing_not_opened", name.ref, name.ref)
    for name in _not_replaced(state, organised):
        yield gap(state, "declined_not_replaced", name.ref)


def _without_time(state: OperationState, names: Mapping[PartnerId, Partner]) -> set[PartnerId]:
    """Who is on call and did not say, when it promised to be, how soon it is here."""
    promised = {event.partner: event for _, event in state.events_of(PartnerCommitted)}
    return {name for name, each in names.items() if each.mode == "on_call" and promised[name].minutes is None}


def _not_briefed(state: OperationState, names: Mapping[PartnerId, Partner]) -> list[PartnerId]:
    if newest_briefing(state) is None:
        return []
    read = briefed(state)
    return [each for each in names if each not in read]


def _not_replaced(state: OperationState, organised: Organised) -> Iterator[PartnerId]:
    """Who declined, and in whose stead no other of that kind was won afterwards; each that was won replaces one."""
    since, declined = _won_and_lost(state)
    free = dict(sorted(((each, since[each]) for each in coming(state)), key=lambda each: each[1]))
    for name, place in sorted(declined.items(), key=lambda each: each[1]):
        if state.partners[name].mode or name.ref == INTERPRETERS:
            continue
        kind = organised.kind(name)
        won = next((each for each, begun in free.items() if begun > place and organised.kind(each) == kind), None)
        if won is None:
            yield name
        else:
            del free[won]


def _won_and_lost(state: OperationState) -> tuple[dict[PartnerId, Moment], dict[PartnerId, Moment]]:
    """Since when each partner has promised to come, without having declined meanwhile; and when each declined last."""
    since: dict[PartnerId, Moment] = {}
    declined: dict[PartnerId, Moment] = {}
    for recorded in state.all(PartnerCommitted, PartnerDeclined):
        event, moment = recorded.event, (recorded.at, recorded.position)
        assert isinstance(event, PartnerCommitted | PartnerDeclined)
        if isinstance(event, PartnerDeclined):
            declined[event.partner] = moment
            since.pop(event.partner, None)
        else:
            since.setdefault(event.partner, moment)
    return since, declined
