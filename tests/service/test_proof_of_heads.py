"""A head beside the store that cannot be read is named, and never replaced in silence."""

from contextlib import closing
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from service.access.access_log import AccessLog
from service.log import SqliteLog
from service.proof import verify
from tests.service.given_store import faulty_tables, make, remove_the_end

pytestmark = pytest.mark.file


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make(tmp_path)


@pytest.mark.parametrize(
    "held", [b"0", b"\xff\xfe", b"-1 00", b"12 zz", b"5 " + b"00" * 31, b"9" * 20 + b" " + b"00" * 32]
)
def test_a_head_that_cannot_be_read_is_a_fault_and_stops_nobody(store: str, held: bytes) -> None:
    Path(f"{store}.head").write_bytes(held)
    assert faulty_tables(verify(store)) == {"s.db.head"}
    with closing(SqliteLog(store)) as log:
        log.append([DCBEvent("CentreOpened", b"{}", [])])
    (fault,) = verify(store).faults
    assert "the store was opened when its head could not be read" in fault.what
    assert verify(store, losses_known_to=verify(store).entry).sound, "it is kept anew, once somebody signed for that"
    remove_the_end(store, after=7)
    assert "s.db.head says" in str(verify(store).faults[-1])


def test_a_head_that_is_spoilt_while_the_service_runs_is_left_until_the_chain_says_so(store: str) -> None:
    with closing(SqliteLog(store)) as log, closing(AccessLog(f"sqlite:///{store}")) as looks:
        Path(f"{store}.head").write_bytes(b"nobody's head")
        log.append([DCBEvent("CentreOpened", b"{}", [])])
        looks.record("casey", "Council", "op-1", "person", "P01")
        assert faulty_tables(verify(store)) == {"s.db.head"}
    with closing(AccessLog(f"sqlite:///{store}")) as looks:
        looks.record("casey", "Council", "op-1", "person", "P01")
    assert faulty_tables(verify(store)) == {"s.db.head"}
    SqliteLog(store).close()
    assert faulty_tables(verify(store)) == {"chain"}


def test_what_stands_beside_a_store_that_is_only_now_made_says_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "new.db")
    Path(f"{path}.head").write_bytes(b"nobody's head")
    with closing(SqliteLog(path)) as log:
        log.append([DCBEvent("CentreOpened", b"{}", [])])
    assert verify(path).sound
    assert verify(path).unproved is None


def test_a_head_with_one_letter_changed_is_a_fault(store: str) -> None:
    head = Path(f"{store}.head")
    number, held = head.read_text().split()
    head.write_text(f"{number} {'0' if held[0] != '0' else '1'}{held[1:]}\n")
    assert [fault.what for fault in verify(store).faults] == ["is not the entry that s.db.head says"]
