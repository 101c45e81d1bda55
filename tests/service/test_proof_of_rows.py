"""Whoever changes a row of the store behind our back is found, whatever row and column, and its table is named."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from service.proof import verify
from tests.service.given_store import COLUMNS, GONE, KEY, copy, faulty_tables, make, named, rows, tamper

pytestmark = pytest.mark.file

EVERY_COLUMN = [(table, column) for table, columns in COLUMNS.items() for column in columns]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def store(kept: str, tmp_path: Path) -> str:
    return copy(kept, tmp_path)


def flipped(value: object) -> object:
    """The same value with one bit of one byte changed."""
    if isinstance(value, int):
        return value ^ 0x400
    data = value.encode() if isinstance(value, str) else value
    assert isinstance(data, bytes)
    changed = bytes([*data[:-1], data[-1] ^ 1])
    return changed.decode() if isinstance(value, str) else changed


def test_an_untouched_store_is_sound_and_tells_what_was_erased(store: str) -> None:
    found = verify(store)
    assert found.sound, found.faults
    assert found.position == 7
    (erased,) = found.erased
    assert (erased.subject, len(erased.references), erased.by) == (GONE, 2, 6)


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN)
def test_one_flipped_byte_is_found(store: str, table: str, column: str) -> None:
    for row in rows(store, table):
        value = row[COLUMNS[table].index(column)]
        if value not in (None, b""):
            break
    sql = f"UPDATE {table} SET {column} = ? WHERE {named(table)}"
    tamper(store, sql, values=(flipped(value), *row[: KEY[table]]))
    assert table in faulty_tables(verify(store))


@pytest.mark.parametrize("which", [0, 1, -1], ids=["the first", "one in the middle", "the last"])
@pytest.mark.parametrize("table", COLUMNS)
def test_a_removed_row_is_found(store: str, table: str, which: int) -> None:
    row = rows(store, table)[which]
    tamper(store, f"DELETE FROM {table} WHERE {named(table)}", values=row[: KEY[table]])
    assert table in faulty_tables(verify(store))


@pytest.mark.parametrize("table", COLUMNS)
def test_an_added_row_is_found(store: str, table: str) -> None:
    last = rows(store, table)[-1]
    name = last[0] + 1 if isinstance(last[0], int) else f"{last[0]}0"
    places = ", ".join("?" * len(last))
    tamper(store, f"INSERT INTO {table} ({', '.join(COLUMNS[table])}) VALUES ({places})", values=(name, *last[1:]))
    assert table in faulty_tables(verify(store))


@pytest.mark.parametrize("table", COLUMNS)
def test_two_rows_that_changed_places_are_found(store: str, table: str) -> None:
    one, *_, other = rows(store, table)
    assert one[1:] != other[1:]
    for row in (one, other):
        tamper(store, f"DELETE FROM {table} WHERE {named(table)}", values=row[: KEY[table]])
    places = ", ".join("?" * len(one))
    for row in ((one[0], *other[1:]), (other[0], *one[1:])):
        tamper(store, f"INSERT INTO {table} ({', '.join(COLUMNS[table])}) VALUES ({places})", values=row)
    assert table in faulty_tables(verify(store))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET data = CAST(data AS TEXT) WHERE position = 2",
        "UPDATE events SET data = CAST(X'FF' AS TEXT) WHERE position = 2",
        "UPDATE events SET tags = X'FFFE' WHERE position = 2",
        "UPDATE events SET type = CAST(X'C328' AS TEXT) WHERE position = 2",
        "UPDATE events SET position = -3 WHERE position = 2",
        "UPDATE events SET position = 9223372036854775807 WHERE position = 2",
        "UPDATE tags SET position = 'x' WHERE position = 2",
        "UPDATE tags SET tag = X'FF' WHERE position = 2 AND tag LIKE 'entry%'",
        "UPDATE chain SET row = '{' WHERE kind = 'erased'",
        "UPDATE chain SET row = '[]' WHERE kind = 'erased'",
        "UPDATE chain SET row = '{\"at\":\"9999-12-31T23:59:59+00:00\"}' WHERE kind = 'erased'",
        "UPDATE chain SET row = 1.0 WHERE row = 1",
        "UPDATE chain SET row = printf('%05000d', 7) WHERE row = 1",
        "UPDATE chain SET hash = 'x'",
        "UPDATE chain SET digest = 5",
        "UPDATE chain SET kind = X'00'",
        "UPDATE chain SET number = number + 9000",
        "UPDATE access_log SET mark = NULL WHERE number = 1",
        "UPDATE access_log SET at = 'a line\nand another' WHERE number = 1",
        "DELETE FROM chain",
    ],
)
def test_whatever_bytes_stand_there_they_are_a_fault_of_one_line(store: str, sql: str) -> None:
    tamper(store, sql)
    found = verify(store)
    assert sql.split()[2 if sql.startswith("DELETE") else 1] in faulty_tables(found)
    assert all(len(str(fault).splitlines()) == 1 for fault in found.faults)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_that_is_gone_is_found(store: str, table: str) -> None:
    with closing(sqlite3.connect(store)) as db:
        db.execute(f"DROP TABLE {table}")
    assert table in faulty_tables(verify(store))


def test_a_row_that_took_the_place_of_a_removed_one_is_found(store: str) -> None:
    from service.access.access_log import AccessLog

    tamper(store, "DELETE FROM access_log WHERE number = 3")
    with closing(AccessLog(f"sqlite:///{store}")) as looks:
        looks.record("casey", "Council", "op-1", "person", "P01")
    assert [(fault.table, fault.row) for fault in verify(store).faults] == [("access_log", "3")]


def test_an_erased_row_that_came_back_is_found(store: str, kept: str) -> None:
    tamper(store, "INSERT INTO vault_keys (subject, wrapped) VALUES (?, X'00')", values=(GONE,))
    assert [(fault.table, fault.row) for fault in verify(store).faults] == [("vault_keys", GONE)]


VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.binary(max_size=40),
    st.text(max_size=20, alphabet=st.characters(exclude_categories=["Cs"])),
)


@settings(max_examples=150)
@given(data=st.data(), new=VALUES)
def test_any_single_change_to_any_row_of_any_table_is_found(
    kept: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, new: object
) -> None:
    store = copy(kept, tmp_path_factory.mktemp("one"))
    table, column = data.draw(st.sampled_from(EVERY_COLUMN))
    row = data.draw(st.sampled_from(rows(store, table)))
    at = COLUMNS[table].index(column)
    with closing(sqlite3.connect(store)) as db:
        before = db.execute(f"SELECT typeof({column}), {column} FROM {table} WHERE {named(table)}", row[: KEY[table]])
        was = before.fetchone()
        try:
            db.execute(f"UPDATE {table} SET {column} = ? WHERE {named(table)}", (new, *row[: KEY[table]]))
        except (sqlite3.IntegrityError, sqlite3.OperationalError):
            assume(False)
        db.commit()
    after = [
        (type(each[at]), each[at]) for each in rows(store, table) if each[: KEY[table]] == row[: KEY[table]] or at == 0
    ]
    kinds = {int: "integer", float: "real", str: "text", bytes: "blob", type(None): "null"}
    assume(was not in [(kinds[kind], value) for kind, value in after])
    assert table in faulty_tables(verify(store))
