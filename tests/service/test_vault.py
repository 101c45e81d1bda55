"""What is personal is sealed apart from the log, and can be destroyed."""

import os
import stat
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import IntegrityError

from service.log import MemoryLog, SqliteLog
from service.privacy.vault import Erased, Vault

NAME = "Somebody Invented, of No Fixed Address"


def registered(reference: str) -> DCBEvent:
    return DCBEvent("PersonRegistered", reference.encode(), ["person:op-1/P01"])


def test_what_was_sealed_opens_again_also_after_a_restart(tmp_path: Path) -> None:
    log = SqliteLog(str(tmp_path / "v.db"))
    reference, write = Vault(log).seal("person:op-1/P01", "identity", NAME)
    log.append([registered(reference)], sealed=[write])
    log.close()
    log = SqliteLog(str(tmp_path / "v.db"))
    assert Vault(log).open(reference) == NAME
    log.close()
    assert stat.S_IMODE(os.stat(tmp_path / "v.db.key").st_mode) == 0o400


def test_the_row_is_stored_with_the_event_or_not_at_all(tmp_path: Path) -> None:
    log = SqliteLog(str(tmp_path / "v.db"))
    vault = Vault(log)
    log.append([registered("first")])
    reference, write = vault.seal("person:op-1/P01", "identity", NAME)
    taken = DCBAppendCondition(DCBQuery([DCBQueryItem([], ["person:op-1/P01"])]))
    with pytest.raises(IntegrityError):
        log.append([registered(reference)], taken, [write])
    with pytest.raises(Erased):
        vault.open(reference)
    log.close()


def test_nobody_finds_the_text_in_the_file_and_after_erasing_not_even_the_cipher(tmp_path: Path) -> None:
    log = SqliteLog(str(tmp_path / "v.db"))
    vault = Vault(log)
    reference, write = vault.seal("person:op-1/P01", "identity", NAME)
    log.append([registered(reference)], sealed=[write])
    wrapped = log.vault_key("person:op-1/P01")
    assert wrapped is not None
    log.append([DCBEvent("PersonSealedDataErased", b"{}", [])], sealed=[vault.destroy("person:op-1/P01")])
    with pytest.raises(Erased):
        vault.open(reference)
    log._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log.close()
    held = (tmp_path / "v.db").read_bytes()
    assert NAME.encode() not in held
    assert write.sealed not in held
    assert wrapped not in held
    assert reference.encode() in held, "the log keeps the reference, which opens nothing"


def test_two_who_seal_first_share_one_key(tmp_path: Path) -> None:
    log = MemoryLog()
    vault = Vault(log)
    (one, first), (two, second) = (vault.seal("person:op-1/P01", "identity", text) for text in ("a", "b"))
    log.append([registered(one), registered(two)], sealed=[first, second])
    assert (vault.open(one), vault.open(two)) == ("a", "b")


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        Vault(MemoryLog()).seal("person:op-1/P01", "identity", "x" * 50_001)


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_a_text_that_belongs_to_no_event_is_stored_at_once_and_goes_with_whom_it_is_about(
    kind: str, tmp_path: Path
) -> None:
    log = MemoryLog() if kind == "memory" else SqliteLog(str(tmp_path / "v.db"))
    vault = Vault(log)
    reference = vault.keep("person:op-1/P01", "reason", "the doctor asks")
    assert (vault.open(reference), log.head()) == ("the doctor asks", 0)
    log.append([DCBEvent("PersonSealedDataErased", b"{}", [])], sealed=[vault.destroy("person:op-1/P01")])
    with pytest.raises(Erased):
        vault.open(reference)
    log.close()


def test_a_text_that_was_stored_as_its_key_went_breaks_no_page_once_there_is_another_key() -> None:
    log = MemoryLog()
    vault = Vault(log)
    late, write = vault.seal("person:op-1/P01", "detail", NAME)
    log.append([DCBEvent("PersonSealedDataErased", b"{}", [])], sealed=[vault.destroy("person:op-1/P01")])
    log.append([registered(late)], sealed=[write])
    since = vault.keep("person:op-1/P01", "detail", "written since")
    assert vault.open(since) == "written since"
    with pytest.raises(Erased):
        vault.open(late)
