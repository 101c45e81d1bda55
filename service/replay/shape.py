"""What a row of a day's script must look like before anything is read from it: a script is somebody's file."""

from typing import Any

import msgspec

from domain.kernel import EVENTS
from service.commands.malformed import Malformed, malformed

AMENDING = ("EntryVoided", "EntryCorrected")
AGES = ("adult", "adult_at_exploitation")
Data = dict[str, Any]


class _Row(msgspec.Struct):
    """The columns of a row. Its day and times are read by the clock, its data by the event that its type names."""

    n: int | str
    day: Any
    time: Any
    type: str
    actor: str
    subject: str | None = None
    data: Data | None = None
    recorded: tuple[Any, Any] | None = None


class _RowMeant(msgspec.Struct):
    n: int | str


class _PutRight(_RowMeant):
    data: Data


class _Voiding(msgspec.Struct):
    """A row that strikes out another: which one."""

    data: _RowMeant


class _Correcting(msgspec.Struct):
    """A row that puts another right: which one, and what that should have said."""

    data: _PutRight


def well_formed(row: Data) -> None:
    """Raises Malformed, in words, for what has not the shape of a row."""
    if not isinstance(row.get("data") or {}, dict):
        raise Malformed([(None, "A row is an object, and so is its data")])
    with malformed():
        read = msgspec.convert(row, _Row)
        if read.type in AMENDING:
            msgspec.convert(row, _Voiding if read.type == "EntryVoided" else _Correcting)
    data = read.data or {}
    problems: list[tuple[str | None, str]] = [
        (f"data.{name}", "Write true, false or null") for name in AGES if not isinstance(data.get(name), bool | None)
    ]
    if read.type not in EVENTS:
        problems.append(("type", "There is no event of this name"))
    if problems:
        raise Malformed(problems)
