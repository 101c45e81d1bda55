"""Who may call what, by role: read off the access table, and said by the contract under `x-roles`."""

from service.access.table import AUDIENCE, EVERYTHING, MAY_DO
from service.access.visibility import may_see


def may_enter(event: str) -> list[str]:
    """The roles that may enter an event."""
    return [role for role, events in MAY_DO.items() if event in events or events == EVERYTHING]


def read_by(thing: str) -> dict[str, list[str]]:
    """The roles that may read a thing of the access table, as a route adds them to the contract."""
    return {"x-roles": [role for role, seen_by in AUDIENCE.items() if may_see(seen_by, thing)]}


def may_enter_any() -> list[str]:
    """The roles that may enter anything at all."""
    return [role for role, events in MAY_DO.items() if events]
