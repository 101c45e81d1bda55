"""What people do by page and program is covered as they do it; the proof goes on beside the service."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from service.proof import verify
from tests.running import Running
from tests.web.given_texts import LEAD, as_role, serving, write

pytestmark = pytest.mark.file


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("proved"))


def test_entries_looks_and_an_erasure_are_covered_at_once(served: Running) -> None:
    operation, position, ref = write(served, "HealthScreenCompleted")
    address = f"/operations/{operation}/entries/{position}/texts/detail"
    assert as_role(served, "health").post(address, data={"reason": "the night nurse asked"}).status_code == 200
    before = verify(str(served.path))
    assert (before.faults, before.erased) == ((), ())
    erased = served.client(LEAD).post(f"/api/operations/{operation}/erase-sealed-data", json={"person": ref})
    assert erased.status_code == 200, erased.text
    after = verify(str(served.path))
    assert after.faults == ()
    (erasure,) = after.erased
    assert (erasure.subject, erasure.by) == (f"person:{operation}/{ref}", after.position)
    with closing(sqlite3.connect(served.path)) as db:
        looks = db.execute("SELECT count(*) FROM access_log").fetchone()
        covered = db.execute("SELECT count(*) FROM chain WHERE kind = 'access'").fetchone()
    assert looks == covered != (0,)
