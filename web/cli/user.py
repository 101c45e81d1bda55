"""The people who may sign in, from the command line; what is changed counts at once in every running service."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.goes_on import tell_what_goes_on
from web.cli.shared import DEFAULT, AnyDatabase, Database
from web.cli.store import needs_the_key

if TYPE_CHECKING:
    from service.access.accounts import Accounts

users = typer.Typer(no_args_is_help=True)
Agency = Annotated[str | None, typer.Option(help="The agency, as the partners know it")]
Name = Annotated[str | None, typer.Option(help="What the screens call this account")]
ActsFor = Annotated[list[str] | None, typer.Option(help="An agency that this account may record for")]
ActsForAll = Annotated[bool, typer.Option("--acts-for-all", help="May record for every agency")]


@contextmanager
def _accounts(database: str) -> "Iterator[Accounts]":
    """The accounts of a database; what cannot be done is a sentence on standard error and exit code 1."""
    from service.access.accounts import Accounts

    accounts = Accounts(database)
    try:
        yield accounts
    except ValueError as wrong:
        typer.echo(str(wrong), err=True)
        sys.exit(1)
    finally:
        accounts.close()


@users.command()
def add(
    username: str,
    role: Annotated[list[str], typer.Option(help="A role; may be given several times")],
    agency: Agency = None,
    name: Name = None,
    acts_for: ActsFor = None,
    acts_for_all: ActsForAll = False,
    database: AnyDatabase = DEFAULT,
) -> None:
    """Add an account; its first password is the last line of standard output."""
    password = secrets.token_urlsafe(12)
    acting = None if acts_for_all else (acts_for or ())
    needs_the_key(database)
    with _accounts(database) as accounts:
        accounts.add(username, password, name=name or username, agency=agency or "Council", roles=role, acts_for=acting)
    make_known(database, username, agency or "Council")
    typer.echo(password)


def make_known(database: str, username: str, agency: str) -> None:
    """Register the organisation of an account where nobody has; what it is can be changed afterwards."""
    from domain.words import Agency as Name
    from service.clock import now
    from service.commands import acting
    from service.log import open_log

    with closing(open_log(database)) as log:
        acting.make_known(log, [agency], acting.By(username, Name(agency), now()))


@users.command()
def change(
    username: str,
    role: Annotated[list[str] | None, typer.Option(help="A role from now on; others are taken away")] = None,
    agency: Agency = None,
    name: Name = None,
    acts_for: ActsFor = None,
    acts_for_all: ActsForAll = False,
    database: Database = DEFAULT,
) -> None:
    """Change what is given of an account; whoever is signed in under it has to sign in again."""
    acting = None if acts_for_all else (acts_for or ())
    if acting == () and not (role or agency or name):
        typer.echo("say what changes: --role, --agency, --name, --acts-for or --acts-for-all", err=True)
        sys.exit(1)
    with _accounts(database) as accounts:
        accounts.change(username, name=name, agency=agency, roles=role or (), acts_for=acting)
    if role or agency:
        tell_what_goes_on(database, username)


@users.command(name="list")
def listed(database: Database = DEFAULT) -> None:
    """Every account, with its agency and roles; of one that cannot be read, how it is put right."""
    from web.wording.proof import mended

    with _accounts(database) as accounts:
        for viewer, disabled in accounts.all():
            state = "disabled" if disabled else ", ".join(sorted(viewer.roles))
            typer.echo(f"{viewer.user}\t{viewer.agency}\t{state}")
        for username, column in accounts.broken():
            typer.echo(f"{username}\tits {column} cannot be read\t{mended(username, column)}")


@users.command()
def password(username: str, database: Database = DEFAULT) -> None:
    """A new password for an account; every session under the old one ends."""
    new = secrets.token_urlsafe(12)
    with _accounts(database) as accounts:
        accounts.set_password(username, new)
    tell_what_goes_on(database, username)
    typer.echo(new)


@users.command()
def disable(username: str, database: Database = DEFAULT) -> None:
    """Nobody signs in under this name any more; whoever has is signed out at once."""
    with _accounts(database) as accounts:
        accounts.disable(username)
    tell_what_goes_on(database, username)


@users.command()
def enable(username: str, database: Database = DEFAULT) -> None:
    """A disabled account may sign in again, under the password that it had."""
    with _accounts(database) as accounts:
        accounts.enable(username)
