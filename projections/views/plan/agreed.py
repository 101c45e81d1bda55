"""Gaps of what is agreed: what each partner does, and the memorandum of two councils that run a day together."""

from collections.abc import Iterator

from domain.events.partners import MemorandumAgreed
from domain.policy.organisations import COUNCIL
from domain.words import Agency
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap, gap
from projections.views.plan.partners import Organised, coming


def agreed(state: OperationState, organised: Organised) -> Iterator[PlanGap]:
    """Each partner whose role nobody described, and each other council with which there is no memorandum."""
    for name in coming(state):
        if Agency(name.ref).folded not in organised.described:
            yield gap(state, "role_not_described", name.ref)
    signed = {event.council.folded for _, event in state.events_of(MemorandumAgreed)}
    for each in state.operation.others:
        if organised.kinds.get(each.folded) == COUNCIL and each.folded not in signed:
            yield gap(state, "no_memorandum", each)
