"""The tables of a PostgreSQL database, and moving there."""

from typing import Annotated

import typer

from web.cli.shared import DEFAULT, AnyDatabase, AsFormat, Format, fail, say

BackTo = Annotated[str | None, typer.Option("--back-to", help="An earlier revision, before the earlier version starts")]


def migrate(database: AnyDatabase = DEFAULT, back_to: BackTo = None, format: AsFormat = Format.json) -> None:
    """Make the tables of a PostgreSQL database, or bring them up to this version; a SQLite file does so by itself."""
    from service.store import NotStored, is_postgres, sqlite_path

    if not is_postgres(database):
        sqlite_path(database)  # Says what a database can be, where this is none.
        fail({"error": "a SQLite file makes its own tables when it is first opened; migrate is for postgresql://..."})
    from service.migrations import migrate as migrated
    from service.store.errors import NotMigrated
    from service.store.migrated import newest

    try:
        migrated(database, back_to)
    except (NotMigrated, NotStored) as wrong:
        fail({"error": str(wrong)})
    say({"done": "migrated", "revision": back_to or newest()}, format)


To = Annotated[str, typer.Option("--to", help="A migrated, empty database: postgresql://user@host/name")]


def move(to: To, database: AnyDatabase = DEFAULT, format: AsFormat = Format.json) -> None:
    """Copy a SQLite file's whole store into PostgreSQL, proved by its chain on both sides; the file stays as it was."""
    from service.moving import NotMoved
    from service.moving import move as moved
    from service.store import NotStored
    from service.store.address import is_postgres, without_password
    from web.cli.store import file_of

    if not is_postgres(to):
        raise typer.BadParameter(f"{to} is no postgresql://user@host/name", param_hint="--to")
    try:
        found = moved(file_of(database), to)
    except (NotMoved, NotStored) as wrong:
        fail({"error": str(wrong)})
    head = {"position": found.position, "entry": found.entry, "hash": found.hash}
    say({"done": without_password(to), "sound": found.sound, **head}, format)
