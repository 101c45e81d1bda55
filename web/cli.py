"""The command line: the same paths as a user's tap and a page's reading, over any database URL.

Standard output carries the result only; what went wrong goes to standard error, with exit code 1.
"""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.words import OperationId
from projections.board import board as board_of
from projections.day import Day
from projections.measures import report as report_of
from service import chain
from service.clock import end_of_minute
from service.codec import to_json, to_plain
from service.days import events_of_operation
from service.log import open_log
from service.replay import Replay, RowRefused, read_script
from service.vault import Vault
from web.cli_docs import docs
from web.cli_serve import demo, serve
from web.cli_user import users

DEFAULT = "sqlite:///firstlight.db"
app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Firstlight: plan, run and debrief a reception centre."
)
app.add_typer(users, name="user", help="The people who may sign in.")
app.command()(serve)
app.command()(demo)
app.command()(docs)


class Format(StrEnum):
    """How a result is written."""

    json = "json"
    text = "text"


Database = Annotated[str, typer.Option("--database", envvar="FIRSTLIGHT_DATABASE", help="sqlite:///path/to/file.db")]
AsFormat = Annotated[Format, typer.Option("--format", help="json, or text for reading")]
At = Annotated[str | None, typer.Option(help="As things were at a local minute, 2026-10-13T08:28")]
KnownAt = Annotated[str | None, typer.Option(help="As it was known at a local minute")]


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="A day's script")],
    start: Annotated[str, typer.Option(help="The date of day 0, 2026-10-13")],
    exercise: Annotated[bool, typer.Option("--exercise", help="Nothing of it counts in the outcomes")] = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Carry out a day's script row by row; the operation's id is the last line of standard output."""
    log = open_log(database)
    day = Replay(log, Vault(log), _date(start), exercise)
    try:
        for _ in day.run(_script(file)):
            pass
    except RowRefused as refused:
        _complain({"n": refused.n, "reasons": list(refused.reasons)})
        sys.exit(1)
    finally:
        typer.echo(day.operation)
        log.close()


@app.command()
def board(
    operation: str,
    at: At = None,
    known_at: KnownAt = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """The counts of an operation, the alarms that stand, and the position in the log."""
    _print(board_of(_day(database, operation, at, known_at)), format)


@app.command()
def report(
    operation: str,
    at: At = None,
    known_at: KnownAt = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Every measure of an operation under its id."""
    _print(report_of(_day(database, operation, at, known_at)), format)


@app.command()
def verify(
    checkpoint: Annotated[str | None, typer.Option(help="An exported checkpoint, position:hash")] = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Prove offline that no entry of the log was changed, removed or slipped in."""
    log = open_log(database)
    position, _, digest = (checkpoint or "").partition(":")
    result = chain.verify(log, (int(position), digest) if checkpoint else None)
    _print(to_plain(result), format)
    log.close()
    if not result.sound:
        sys.exit(1)


def _day(database: str, operation: str, at: str | None, known_at: str | None) -> Day:
    log = open_log(database)
    pasts = list(events_of_operation(log, OperationId(operation)))
    log.close()
    if not pasts:
        _complain({"error": f"there is no operation {operation} in {database}"})
        sys.exit(1)
    return Day.of(OperationId(operation), pasts, _moment(at), _moment(known_at))


def _moment(text: str | None) -> Any:
    try:
        return end_of_minute(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text} is no local time; write 2026-10-13T08:28") from None


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text} is no date; write 2026-10-13") from None


def _script(file: Path) -> list[dict[str, Any]]:
    try:
        return read_script(file)
    except (OSError, ValueError) as wrong:
        raise typer.BadParameter(f"{file} cannot be read as a day's script: {wrong}") from None


def _print(result: Any, format: Format) -> None:
    if format is Format.json:
        typer.echo(to_json(result).decode())
        return
    for name, value in result.items():
        typer.echo(f"{name}: {value}")


def _complain(what: dict[str, Any]) -> None:
    typer.echo(to_json(what).decode(), err=True)


if __name__ == "__main__":
    app()
