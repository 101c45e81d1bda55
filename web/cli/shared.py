"""What every command shares: how a database, a date and a moment are given, and where a result goes.

A command imports what it needs when it is called, so that each answers at once and not after all of the others.
"""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from domain.policy.small_numbers import SmallNumbers

if TYPE_CHECKING:
    from projections.operation.state import OperationState

DEFAULT = "sqlite:///firstlight.db"
MEMORY = "memory://"


class Format(StrEnum):
    """How a result is written."""

    json = "json"
    text = "text"


def there(database: str) -> str:
    """A database whose store is there; the command ends where its folder holds none."""
    from service.store import is_postgres, sqlite_path

    if not is_postgres(database) and database != MEMORY:
        path = Path(sqlite_path(database))
        if path.parent.is_dir() and not path.exists():
            fail({"error": f"there is no store at {path}"})
    return database


_GIVEN: dict[str, Any] = {"envvar": "FIRSTLIGHT_DATABASE", "help": "sqlite:///path/to/file.db"}
Database = Annotated[str, typer.Option("--database", callback=there, **_GIVEN)]
"""A store that must be there: of a path that is misspelt no command makes one, and none answers that all is 0."""
AnyDatabase = Annotated[str, typer.Option("--database", **_GIVEN)]
"""The same for a command with which a store may begin."""
AsFormat = Annotated[Format, typer.Option("--format", help="json, or text for reading")]
Public = Annotated[bool, typer.Option("--public", help="With small numbers held back, to be given to anybody")]
SmallNumbersOption = Annotated[
    SmallNumbers,
    typer.Option("--small-numbers", help="Of a public version: standard hides 1 to 4 people, ctdc 1 to 10"),
]
HideSuspects = Annotated[
    bool, typer.Option("--hide-suspects", help="Of a public version: hide few arrests as few people are")
]

At = Annotated[str | None, typer.Option(help="As things were at a local minute, 2026-10-13T08:28")]
KnownAt = Annotated[str | None, typer.Option(help="As it was known at a local minute")]


def moment_of(text: str | None) -> datetime | None:
    """A local minute as the end of it, in UTC."""
    from service.clock import end_of_minute

    try:
        return None if text is None else end_of_minute(text)
    except ValueError as wrong:
        raise typer.BadParameter(f"{text} is no local time; write 2026-10-13T08:28. {wrong}.") from None


def date_of(text: str) -> date:
    """A date as typed."""
    from domain.times import read_date

    try:
        return read_date(text)
    except ValueError:
        raise typer.BadParameter(f"{text} is no date; write 2026-10-13") from None


def period_of(since: str | None, until: str | None) -> tuple[date, date]:
    """From one local date to another, both included; without one there is no end on that side."""
    first, last = date_of(since) if since else date.min, date_of(until) if until else date.max
    if last < first:
        raise typer.BadParameter(f"the last day, {until}, is before the first, {since}")
    return first, last


def start_of(text: str) -> date:
    """The date of day 0 of a script: as far away as anything that is planned."""
    from domain.bounds import PLANNED
    from service.clock import now

    start = date_of(text)
    try:
        PLANNED.check(start, now())
    except ValueError as wrong:
        raise typer.BadParameter(f"{text}: {wrong}") from None
    return start


def day_of(database: str, operation: str, at: str | None, known_at: str | None) -> "OperationState":
    """The day of an operation at a moment, as known at another; the command ends where there is none."""
    from domain.words import OperationId
    from projections.operation.cannot_be_read import CannotBeRead
    from projections.operation.state import OperationState
    from service.days import events_of_operation
    from service.log import open_log

    with closing(open_log(database)) as log:
        recorded_events = list(events_of_operation(log, OperationId(operation)))
    if not recorded_events:
        fail({"error": f"there is no operation {operation} in {database}"})
    try:
        return OperationState.of(OperationId(operation), recorded_events, moment_of(at), moment_of(known_at))
    except CannotBeRead as wrong:
        fail({"error": "cannot_be_read", "operation": operation, "entries": [each.position for each in wrong.entries]})


@contextmanager
def refusing() -> Iterator[None]:
    """Ends the command with the reasons where what it asks for is refused."""
    from domain.kernel import Refused

    try:
        yield
    except Refused as wrong:
        fail({"reasons": list(wrong.reasons)})


def say(result: Any, format: Format) -> None:
    """The result, to standard output."""
    from service.codec import to_json

    if format is Format.json:
        typer.echo(to_json(result).decode())
        return
    for name, value in result.items():
        typer.echo(f"{name}: {value if isinstance(value, str) else to_json(value).decode()}")


def fail(what: dict[str, Any]) -> NoReturn:
    """What went wrong, to standard error, with exit code 1."""
    from service.codec import to_json

    typer.echo(to_json(what).decode(), err=True)
    sys.exit(1)
