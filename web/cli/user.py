"""The people who may sign in, from the command line."""

import secrets
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from service.access.accounts import Accounts

users = typer.Typer(no_args_is_help=True)
DEFAULT = "sqlite:///firstlight.db"
Database = Annotated[str, typer.Option("--database", envvar="FIRSTLIGHT_DATABASE", help="sqlite:///path/to/file.db")]


def _accounts(database: str) -> "Accounts":
    from service.access.accounts import Accounts

    return Accounts(database)


@users.command()
def add(
    username: str,
    role: Annotated[list[str], typer.Option(help="A role; may be given several times")],
    agency: Annotated[str, typer.Option(help="The agency, as the partners know it")] = "Council",
    name: Annotated[str | None, typer.Option(help="What the screens call this account")] = None,
    acts_for: Annotated[list[str] | None, typer.Option(help="An agency that this account may record for")] = None,
    acts_for_all: Annotated[bool, typer.Option("--acts-for-all", help="May record for every agency")] = False,
    database: Database = DEFAULT,
) -> None:
    """Add an account; its first password is the last line of standard output."""
    password = secrets.token_urlsafe(12)
    accounts = _accounts(database)
    try:
        acting = None if acts_for_all else (acts_for or ())
        accounts.add(username, password, name=name or username, agency=agency, roles=role, acts_for=acting)
    except ValueError as wrong:
        typer.echo(str(wrong), err=True)
        sys.exit(1)
    finally:
        accounts.close()
    typer.echo(password)


@users.command(name="list")
def listed(database: Database = DEFAULT) -> None:
    """Every account, with its agency and roles."""
    accounts = _accounts(database)
    for viewer, disabled in accounts.all():
        state = "disabled" if disabled else ", ".join(sorted(viewer.roles))
        typer.echo(f"{viewer.user}\t{viewer.agency}\t{state}")
    accounts.close()


@users.command()
def password(username: str, database: Database = DEFAULT) -> None:
    """A new password for an account; every session under the old one ends."""
    new = secrets.token_urlsafe(12)
    accounts = _accounts(database)
    accounts.set_password(username, new)
    accounts.close()
    typer.echo(new)


@users.command()
def disable(username: str, database: Database = DEFAULT) -> None:
    """Nobody signs in under this name any more; whoever has is signed out at once."""
    accounts = _accounts(database)
    accounts.disable(username)
    accounts.close()
