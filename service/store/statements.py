"""Statements and tables as they are written for SQLite, said as PostgreSQL understands them."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

Values = Sequence[Any] | Mapping[str, Any]
_TYPES = {"BLOB": "BYTEA", "REAL": "DOUBLE PRECISION", "INTEGER": "BIGINT", "TEXT": 'TEXT COLLATE "C"'}
"""Texts compare letter by letter, whatever the locale of the database."""
_NAME = re.compile(r"(?<![:\w]):([a-z_]+)")


@lru_cache(1000)
def statement(sql: str) -> str:
    """A statement with its values as psycopg marks them: `?` is %s, `:name` is %(name)s."""
    return _NAME.sub(r"%(\1)s", sql.replace("%", "%%").replace("?", "%s"))


def values_of(given: Values) -> Values:
    """Values that PostgreSQL takes: a yes or no is 1 or 0, as in SQLite, and no text holds the letter NUL."""
    if isinstance(given, Mapping):
        return {name: _value(value) for name, value in given.items()}
    return [_value(value) for value in given]


def _value(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def tables(schema: str) -> str:
    """Tables and indexes as PostgreSQL makes them."""
    schema = schema.replace(" WITHOUT ROWID", "").replace("row NOT NULL", "row TEXT NOT NULL")
    for theirs, ours in _TYPES.items():
        schema = re.sub(rf"\b{theirs}\b", ours, schema)
    return schema
