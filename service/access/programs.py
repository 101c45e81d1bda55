"""What a program may be called and given, whether it comes with a token or is sent to by a webhook."""

from collections.abc import Iterable

from service.access.table import EVERYTHING, MAY_DO

NAME = 80
FOR_PROGRAMS = tuple(
    role for role, may in MAY_DO.items() if may != EVERYTHING and role not in ("administrator", "wall")
)
"""The roles that a program can be given: none that plays whole days, makes accounts or only lights a wall."""


class WrongField(ValueError):
    """What was said in a field of the form cannot be taken; the sentence says why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def must_be_named(name: str) -> None:
    """Raises WrongField for no name, or one that no list can show."""
    if not name.strip() or len(name) > NAME:
        raise WrongField("name", f"Give it a name of 1 to {NAME} letters, such as the program's.")


def must_be_for_programs(roles: Iterable[str]) -> None:
    """Raises WrongField where no role is named, or one that no program can have."""
    wanted = list(roles)
    if not wanted or any(role not in FOR_PROGRAMS for role in wanted):
        possible = ", ".join(FOR_PROGRAMS)
        raise WrongField("roles", f"Choose at least one role of those that a program can have: {possible}.")
