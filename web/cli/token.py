"""The tokens of programs, from the command line; what is changed counts at once in every running service."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from service.access.command_line import BY
from web.cli.shared import DEFAULT, AnyDatabase, Database
from web.cli.store import needs_the_key

if TYPE_CHECKING:
    from service.access.tokens import ApiTokens

tokens = typer.Typer(no_args_is_help=True)


@contextmanager
def _tokens(database: str) -> "Iterator[ApiTokens]":
    """The tokens of a database; what cannot be done is a sentence on standard error and exit code 1."""
    from service.access.tokens import ApiTokens

    with closing(ApiTokens(database)) as found:
        try:
            yield found
        except ValueError as wrong:
            typer.echo(str(wrong), err=True)
            sys.exit(1)


@tokens.command()
def add(
    name: str,
    agency: Annotated[str, typer.Option(help="The organisation that the program belongs to")],
    role: Annotated[list[str], typer.Option(help="A role; may be given several times")],
    until: Annotated[str, typer.Option(help="The last day on which it opens anything, 2027-03-31; within a year")],
    read_only: Annotated[bool, typer.Option("--read-only", help="It reads and enters nothing")] = False,
    database: AnyDatabase = DEFAULT,
) -> None:
    """Make a token; it is the last line of standard output, and is never shown again."""
    from service.clock import end_of_minute
    from web.cli.user import make_known

    needs_the_key(database)
    with _tokens(database) as found:
        moment = end_of_minute(until).timestamp()
        made, shown = found.make(name, agency, role, moment, BY, reads_only=read_only)
    make_known(database, BY, agency)
    _note(database, agency, "token made", f"{made.id} {made.name}")
    typer.echo(shown)


@tokens.command(name="list")
def listed(database: Database = DEFAULT) -> None:
    """Every token: its id, program, organisation, roles, last use, and until when it opens anything."""
    with _tokens(database) as found:
        for each in found.all():
            if each.broken:
                typer.echo("\t".join((each.id, each.name, each.agency, f"cannot be read: {each.broken}")))
                continue
            may = ", ".join(each.roles) + (" (reads only)" if each.reads_only else "")
            until = "revoked" if each.revoked else f"until {_day(each.until)}"
            used = f"used {_day(each.used)}" if each.used else "never used"
            typer.echo("\t".join((each.id, each.name, each.agency, may, used, until)))


@tokens.command()
def revoke(id: str, database: Database = DEFAULT) -> None:
    """It opens nothing any more, at once."""
    with _tokens(database) as found:
        gone = found.revoke(id)
    _note(database, gone.agency, "token revoked", f"{gone.id} {gone.name}")


def _note(database: str, agency: str, what: str, subject: str) -> None:
    """Who made and revoked one is kept with the looks."""
    from service.access.access_log import AccessLog

    with closing(AccessLog(database)) as log:
        log.record(BY, agency, "", what, subject)


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
