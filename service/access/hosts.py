"""What only those say to whom an operation belongs: whose access to it is revoked or restored.

A partner that could say so would shut out another, the police of a council's operation among them.
"""

from domain.events.amendments import AccessRestored, AccessRevoked
from projections.operation.state import OperationState
from projections.views.sight import led_by
from service.access.access import Viewer, may_act_for, may_do

SAID_BY_HOSTS = (AccessRevoked.__name__, AccessRestored.__name__)
NOT_A_HOST = "Only those to whom the operation belongs say whose access is revoked or restored: ask the lead council."


def may_do_in(viewer: Viewer, state: OperationState, event: str) -> bool:
    """Whether this user may enter an event in this operation."""
    return may_do(viewer, event) and (event not in SAID_BY_HOSTS or is_a_host(viewer, state))


def is_a_host(viewer: Viewer, state: OperationState) -> bool:
    """Whether somebody acts for one of those to whom an operation belongs; what is no operation is everybody's."""
    lead, others = led_by(state), (each.folded for each in state.operation.others)
    return lead is None or any(may_act_for(viewer, each) for each in (lead, *others))
