"""The address of a store."""

from urllib.parse import urlsplit


class NoStoreOfOurs(ValueError):
    """An address leads to no kind of store that there is here; the sentence names those that there are."""


def is_postgres(database: str) -> bool:
    """Whether a URL leads to PostgreSQL: `postgresql://user@host/name`."""
    return database.startswith(("postgresql://", "postgres://"))


def sqlite_path(database: str) -> str:
    """The file of a SQLite URL. Raises ValueError for any other, naming what is supported."""
    head, found, path = database.partition(":///")
    if head != "sqlite" or not found or not path:
        supported = "sqlite:///path/to/file.db, postgresql://user@host/name or memory://"
        raise NoStoreOfOurs(f"{without_password(database)!r} is not supported here; write {supported}")
    return path


def beside(database: str, what: str) -> str:
    """The file beside a store: FILE.what; of PostgreSQL NAME.what in the working folder, after the database's name."""
    path = (urlsplit(database).path.strip("/") or "firstlight") if is_postgres(database) else sqlite_path(database)
    return f"{path}.{what}"


def without_password(database: str) -> str:
    """An address as it may be shown."""
    scheme, found, rest = database.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}{found}{user.partition(':')[0]}{at}{host}"
