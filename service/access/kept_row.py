"""Rows that are kept beside the log, read with nothing taken for granted.

The chain does not cover them, and a hand, a slip or a broken disk may leave anything there. One that cannot be read
opens nothing, and harms nobody but whom it is about.
"""

import json
from collections.abc import Sequence
from math import isfinite

from domain.words import Agency
from service.access.access import Viewer
from service.access.table import MAY_DO

LATEST = 10**11
"""Seconds (Unix) beyond which no calendar can tell a day."""
ACCOUNT = "username, name, agency, roles, acts_for, password"
HASHED = "$argon2"
"""How every password begins as it is kept."""


class BrokenRow(ValueError):
    """A row that nobody can have meant; `column` is the first of it that cannot be read."""

    def __init__(self, column: str) -> None:
        super().__init__(f"what is kept of its {column} cannot be read")
        self.column = column


def text_in(kept: object, column: str) -> str:
    """A text that says something. Raises BrokenRow."""
    if not isinstance(kept, str) or not kept.strip():
        raise BrokenRow(column)
    return kept


def moment_in(kept: object, column: str) -> float:
    """A moment in seconds (Unix). Raises BrokenRow."""
    if not isinstance(kept, int | float) or not isfinite(kept) or not 0 <= kept < LATEST:
        raise BrokenRow(column)
    return kept


def moment_or_none(kept: object, column: str) -> float | None:
    """The same, or that it never was. Raises BrokenRow."""
    return None if kept is None else moment_in(kept, column)


def text_or_none(kept: object, column: str) -> str | None:
    """A text that says something, or that there is none. Raises BrokenRow."""
    return None if kept is None else text_in(kept, column)


def count_in(kept: object, column: str) -> int:
    """A whole number that is none below nothing. Raises BrokenRow."""
    if not isinstance(kept, int) or kept < 0:
        raise BrokenRow(column)
    return kept


def names_in(kept: object, column: str) -> tuple[str, ...]:
    """The names of a list, as it is kept. Raises BrokenRow."""
    try:
        found = json.loads(text_in(kept, column))
    except (ValueError, RecursionError):
        raise BrokenRow(column) from None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise BrokenRow(column)
    return tuple(found)


def roles_in(kept: object) -> tuple[str, ...]:
    """Roles that there are. Raises BrokenRow."""
    found = names_in(kept, "roles")
    if any(role not in MAY_DO for role in found):
        raise BrokenRow("roles")
    return found


def shown(kept: object) -> str:
    """What can be shown of anything that is kept, in a list of what cannot be read."""
    return kept[:80] if isinstance(kept, str) else "?"


def viewer_of(row: tuple[object, ...]) -> Viewer:
    """Who an account's row says it is: user name, name, agency, roles, whom it may act for. Raises BrokenRow."""
    username, name, agency, roles, acts_for = row
    acting = None if acts_for == "null" else frozenset(names_in(acts_for, "acts_for"))
    called = (text_in(username, "username"), text_in(name, "name"), Agency(text_in(agency, "agency")))
    return Viewer(*called, frozenset(roles_in(roles)), acting)


def broken_column(row: Sequence[object]) -> str | None:
    """The column of an account, as `ACCOUNT` names them, because of which nobody can sign in under it."""
    *account, password = row
    try:
        viewer_of(tuple(account))
        if not text_in(password, "password").startswith(HASHED):
            return "password"
    except BrokenRow as wrong:
        return wrong.column
    return None
