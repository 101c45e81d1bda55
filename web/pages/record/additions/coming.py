"""How somebody came, asked with the registration: on foot, they are counted at the door by the same tap."""

from collections.abc import Mapping
from typing import Any

from domain.kernel import AnyDecision
from projections.operation.state import OperationState
from service.commands.submit import Proposal

REGISTERING = "PersonRegistered"
NAME = "came"
ON_FOOT = "on_foot"
WAYS: dict[str, str] = {
    "vehicle": "In a vehicle",
    ON_FOOT: "On foot, and nobody has counted them",
    "counted": "Already counted at the door",
}
"""What a form may answer, with its words; only who came on foot is counted by the answer."""


def ways(event: str, state: OperationState | None, said: str | None) -> dict[str, Any] | None:
    """The question, with what is chosen; likely is a vehicle while more people came than are registered."""
    if event != REGISTERING or state is None:
        return None
    likely = "vehicle" if state.arrived > len(state.registered) else ""
    return {"name": NAME, "choices": list(WAYS.items()), "chosen": likely if said is None else said}


def walk_in(decision: type[AnyDecision], found: Mapping[str, Any], came: object) -> list[Proposal]:
    """What is entered before a registration: one person on foot, at the same centre."""
    if decision.event.__name__ != REGISTERING or came != ON_FOOT:
        return []
    return [Proposal("WalkInArrived", {name: found[name] for name in ("centre",) if name in found})]
