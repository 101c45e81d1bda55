"""Forms that are kept for whoever has to sign in again: for an hour, sealed, few, and for nobody else."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from service.privacy.kept import HOUR, LARGEST, MOST, Device, KeptForms

SAYS = "Handed to the night shift: three wait for a bed, €5 & <b>keys</b> in the drawer"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Iterator[KeptForms]:
    with closing(KeptForms(f"sqlite:///{tmp_path}/kept.db", bytes(32), clock)) as made:
        yield made


def device(kept: KeptForms, username: str = "ana") -> Device:
    found = kept.device(kept.mark(None, username))
    assert found is not None
    return found


def test_it_is_kept_for_an_hour_and_not_a_second_longer(kept: KeptForms, clock: Clock, tmp_path: Path) -> None:
    phone = device(kept)
    assert kept.keep(phone, "/form", "k1", [("text", SAYS)])
    clock.now += HOUR - 1
    assert kept.typed(phone, "/form", "k1") == [("text", SAYS)]
    clock.now += 1
    assert kept.typed(phone, "/form", "k1") is None
    kept.forget_old()
    with closing(sqlite3.connect(tmp_path / "kept.db")) as file:
        assert file.execute("SELECT count(*) FROM kept_form").fetchone() == (0,)


def test_it_lies_sealed_in_the_file(kept: KeptForms, tmp_path: Path) -> None:
    kept.keep(device(kept), "/form", "k1", [("text", "Handed to the night shift")])
    for path in tmp_path.iterdir():
        assert b"Handed" not in path.read_bytes()


def test_few_are_kept_for_a_device_and_none_that_is_too_large(kept: KeptForms, clock: Clock) -> None:
    phone, other = device(kept), device(kept)
    kept.keep(other, "/form", "k0", [])
    for number in range(MOST + 1):
        clock.now += 1
        kept.keep(phone, "/form", f"k{number}", [("n", str(number))])
    assert kept.typed(phone, "/form", "k0") is None
    assert kept.typed(phone, "/form", "k1") == [("n", "1")]
    assert kept.typed(other, "/form", "k0") == []
    assert not kept.keep(phone, "/form", "large", [("text", "x" * LARGEST)])


def test_what_was_stored_is_no_longer_kept(kept: KeptForms) -> None:
    phone = device(kept)
    kept.keep(phone, "/form", "k1", [])
    kept.forget(phone, "k1")
    assert kept.typed(phone, "/form", "k1") is None


@pytest.mark.parametrize("mark", [None, "", "no mark of ours", "ab" * 40])
def test_a_mark_that_is_not_ours_is_nobodys(kept: KeptForms, mark: str | None) -> None:
    assert kept.device(mark) is None


@pytest.mark.parametrize("odd", [b"", b"\x00" * 40, "text", 7])
def test_what_was_kept_and_cannot_be_read_leaves_an_empty_form(kept: KeptForms, tmp_path: Path, odd: object) -> None:
    phone = device(kept)
    assert kept.keep(phone, "/do/x", "entry", [("text", SAYS)])
    with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as db:
        db.execute("UPDATE kept_form SET sealed = ?", (odd,))
    assert kept.typed(phone, "/do/x", "entry") is None
