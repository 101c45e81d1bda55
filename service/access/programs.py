"""What a program may be called and given, whether it comes with a token or is sent to by a webhook."""

from collections.abc import Iterable

from domain.reading import on_one_line
from service.access.kept_row import BrokenRow, roles_in
from service.access.table import EVERYTHING, MAY_DO

NAME = 80
FOR_PROGRAMS = tuple(
    role for role, may in MAY_DO.items() if may != EVERYTHING and role not in ("administrator", "wall")
)
"""The roles that a program can be given: none that plays whole days, makes accounts or only lights a wall."""


class MadeBefore(ValueError):
    """A form came again that has made something; `secret` is None where it said something else, or that is revoked."""

    def __init__(self, name: str, secret: str | None) -> None:
        says = "This form was sent before. What it made stands in the list, or was removed. Send it again for another."
        super().__init__(says)
        self.name, self.secret = name, secret


def wrong_name(name: str) -> dict[str, str]:
    """What is wrong with no name, or with one that no list can show and no store can keep."""
    if not name.strip() or len(name) > NAME or not on_one_line(name):
        return {"name": f"Give it a name of 1 to {NAME} letters that can be seen, such as the program's."}
    return {}


def wrong_roles(roles: Iterable[str]) -> dict[str, str]:
    """What is wrong where no role is named, or one that no program can have."""
    wanted = list(roles)
    if not wanted or any(role not in FOR_PROGRAMS for role in wanted):
        possible = ", ".join(FOR_PROGRAMS)
        return {"roles": f"Choose at least one role of those that a program can have: {possible}."}
    return {}


def roles_of(kept: object) -> tuple[str, ...]:
    """Roles of a program as they are kept. Raises BrokenRow for any that no program can have."""
    found = roles_in(kept)
    if any(role not in FOR_PROGRAMS for role in found):
        raise BrokenRow("roles")
    return found
