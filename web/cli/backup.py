"""Copies of the store: made while the service runs, restored, and tried once a month."""

import getpass
import os
import secrets
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from web.cli.shared import DEFAULT, AsFormat, Database, Format, say
from web.cli.store import file_of

if TYPE_CHECKING:
    from service.backup import Restored

VARIABLE = "FIRSTLIGHT_PASSPHRASE"
File = Annotated[Path, typer.Argument(help="The file of the backup")]
To = Annotated[str, typer.Option("--to", help="Where the store is to be: sqlite:///path/to/file.db")]
Some = Annotated[Path | None, typer.Argument(help="A backup to be tried; without one, a fresh one is made")]


def backup(file: File, database: Database = DEFAULT, format: AsFormat = Format.json) -> None:
    """Copy the whole store into one file, its key under a passphrase; the service may go on beside it."""
    from service.backup import back_up

    path = file_of(database)
    with _said():
        made = back_up(path, file, _passphrase(new=True))
    say({"done": str(file), "at": made.at, "position": made.position, "entry": made.entry, "hash": made.hash}, format)


def restore(file: File, to: To, format: AsFormat = Format.json) -> None:
    """Make a store of a backup, where there is none yet; it is proved first."""
    from service.backup import restore as restored
    from service.log import sqlite_path

    try:
        path = sqlite_path(to)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong)) from None
    with _said():
        found = restored(file, path, _passphrase(new=False))
    say({"restored": path, **_found(found)}, format)


def drill(file: Some = None, database: Database = DEFAULT, format: AsFormat = Format.text) -> None:
    """Try the way back: back up, restore into a temporary folder, prove it, open everything, remove everything."""
    from service.backup import back_up
    from service.backup import restore as restored

    with tempfile.TemporaryDirectory(prefix="firstlight-drill-") as folder, _said():
        if file is None:
            file, passphrase = Path(folder) / "drill.backup", secrets.token_urlsafe()
            back_up(file_of(database), file, passphrase)
        else:
            passphrase = _passphrase(new=False)
        found = restored(file, f"{folder}/drill.db", passphrase)
    say({"sound": "yes", **_found(found)}, format)


def _found(restored: "Restored") -> dict[str, object]:
    made = restored.manifest
    head = {"made": made.at, "position": made.position, "entry": made.entry, "hash": made.hash}
    return {**head, "keys": restored.keys, "texts": restored.texts, "erased": len(restored.found.erased)}


@contextmanager
def _said() -> Iterator[None]:
    """What a backup cannot do is a sentence on standard error, and exit code 1."""
    import sqlite3

    from service.backup import NoBackup

    try:
        yield
    except (NoBackup, OSError, sqlite3.Error) as wrong:
        _stop(str(wrong))


def _passphrase(new: bool) -> str:
    """From the variable, else typed: an argument would stand in the list of processes and in the shell's history."""
    from service.backup.sealed_key import SHORTEST

    given = os.environ.get(VARIABLE) or _typed("Passphrase of the backup: ")
    if new and len(given) < SHORTEST:
        _stop(f"A passphrase has at least {SHORTEST} characters.")
    if new and not os.environ.get(VARIABLE) and _typed("Once more: ") != given:
        _stop("The two are not alike, and nothing was backed up.")
    return given


def _typed(question: str) -> str:
    """What somebody types at a terminal, unseen."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(question)
        except (getpass.GetPassWarning, EOFError):
            _stop(f"There is no terminal to type a passphrase at: set {VARIABLE}.")


def _stop(why: str) -> NoReturn:
    typer.echo(why, err=True)
    sys.exit(1)
