"""The store behind a command: that it is there, that its key is."""

from contextlib import closing
from pathlib import Path

from web.cli.shared import fail


def store_of(database: str) -> str:
    """The file of a store that must be there, or the PostgreSQL database; the command ends where there is no file."""
    from service.log import sqlite_path
    from service.store import is_postgres

    if is_postgres(database):
        return database
    try:
        path = sqlite_path(database)
    except ValueError as wrong:
        fail({"error": str(wrong)})
    if not Path(path).is_file():
        fail({"error": f"there is no store at {path}"})
    return path


def file_of(database: str) -> str:
    """The file of a store that must be there; the command ends where it is not, or the store is no file."""
    from service.store import is_postgres

    if is_postgres(database):
        fail({"error": "a PostgreSQL database is copied by its own means: docs/operating/postgresql.md says how"})
    return store_of(database)


def needs_the_key(database: str) -> None:
    """The vault's key is made before the first event is stored, while it is plain that nothing was sealed yet."""
    from service.log import open_log
    from service.privacy.vault import Vault

    with closing(open_log(database)) as log:
        Vault(log)
