"""What nothing brings back is not done by one tap: its form has a tick that says that it is for good."""

from starlette.datastructures import FormData

from domain.events.amendments import PersonSealedDataErased
from domain.kernel import AnyDecision

WHAT_GOES: dict[str, str] = {
    PersonSealedDataErased.__name__: (
        "What is sealed about this person is destroyed, for everybody: who they are, how they are reached, and what "
        "was written about them. What was counted stays. Copies made before keep it until they are destroyed."
    ),
}
"""Event by what is gone once it is recorded."""
TICK = "Tick that it is to go for good. Nothing was erased."


def unticked(decision: type[AnyDecision], form: FormData) -> str | None:
    """What is wrong with a form that does not say that it is for good, where it is; None with any other."""
    return TICK if decision.event.__name__ in WHAT_GOES and not form.get("for_good") else None
