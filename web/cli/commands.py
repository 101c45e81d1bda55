"""Every command, and what it says where it cannot go on: a sentence on standard error, and exit code 1."""

import errno
import sqlite3
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from service.privacy.key_file import KeyUnusable
from service.store.address import NoStoreOfOurs
from service.store.errors import OlderTables

LOOK = "See that it is there, is a store, has room, and that this account may read and write it and its folder."
"""What whoever called can do about a store that cannot be opened, read or written."""


class Commands(TyperGroup):
    """Every command; one that cannot go on over this store says why in a sentence."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; what is no text in any way is refused before any command looks for it."""
        for each in args:
            if not each.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in each):
                raise typer.BadParameter(f"{each!r} holds what is no text: write it in UTF-8.")
        found: list[str] = super().parse_args(ctx, args)
        return found

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (KeyUnusable, OlderTables, NoStoreOfOurs) as wrong:
            typer.echo(str(wrong), err=True)
        except (sqlite3.Error, PermissionError) as wrong:
            typer.echo(f"The store cannot be used: {wrong}. {LOOK}", err=True)
        except OSError as wrong:
            if wrong.errno == errno.EPIPE:  # whoever reads the answer has gone, which is no fault
                raise
            typer.echo(f"It was not done: {wrong}.", err=True)
        sys.exit(1)
