"""An invitation, a template, a look that cannot be read any more harms nobody's page; it is told, and put right."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

import pytest

from domain.words import Agency
from service.plan_templates import kept as templates
from service.plan_templates.template import published
from service.proof import verify
from service.retention import Retention
from tests.given import an_open_centre
from tests.running import PASSWORD, Running
from tests.web.forms import signed_in, there
from tests.web.given_invitations import RED_CROSS, letters, link_to, nobody, sent_quickly, with_contacts, words
from tests.web.test_rows_beside_the_log import put
from web.wording.proof import cannot_be_read

pytestmark = pytest.mark.file
START = "/operations/new/from"
WEEKS = published()["weeks"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("more rows") / "firstlight.db")
    running.start()
    with_contacts(running)
    said = {"name": "Auditor", "agency": "Council", "roles": ("auditor",)}
    running.application.accounts.add("auditor", PASSWORD, **said)
    yield running
    running.stop()


@pytest.mark.parametrize(
    "columns",
    [
        {"until": "soon"},
        {"until": float("inf")},
        {"sent_at": 1e300},
        {"not_sent": b"\xff\x00"},
        {"open": "x"},
        {"wrong": "x"},
        {"code_at": "x"},
    ],
    ids=str,
)
def test_an_invitation_that_cannot_be_read_opens_nothing_and_is_sent_again(
    served: Running, columns: dict[str, object]
) -> None:
    operation = sent_quickly(served)
    link, page = link_to(served, RED_CROSS), f"/operations/{operation}/invitations"
    manager = served.client("manager")
    id = served.application.invitations.of(operation)[Agency(RED_CROSS).folded].id
    for ready in (f"UPDATE invitation SET sent_at = sent_at - 600 WHERE id = '{id}'", "DELETE FROM sign_in_try"):
        served.application.invitations._db.execute(ready)
    with put(served, "invitation", f"id = '{id}'", **columns):
        assert nobody(served).get(link).status_code == 404
        assert manager.get(f"/operations/{operation}/plan").status_code == 200
        assert "Cannot be read, so its link opens nothing. Send it again." in words(manager.get(page).text)
        (column,) = columns
        said = f"invitation {id}: its {column} cannot be read; send it again from the plan, by another link"
        assert said in [*map(cannot_be_read, verify(str(served.path)).unread)]
        Retention(served.database).over(date(2030, 1, 1), served.application.days.operations.cards)
        before = len(letters(served))
        assert manager.post(page, data={"only": RED_CROSS}).status_code == 303
        assert len(letters(served)) == before + 1
        again = link_to(served, RED_CROSS)
        assert again != link
        assert nobody(served).get(again).status_code == 200


@pytest.mark.parametrize(
    "odd",
    [
        [],
        None,
        {"title": 5},
        {"partners": [{"name": None}]},
        {"days_ahead": 10**9},
        {"hours_ahead": "x"},
        {"site": "25:99"},
    ],
    ids=str,
)
def test_a_template_that_cannot_be_read_is_offered_to_nobody(served: Running, odd: object) -> None:
    held, address = served.application.templates, f"{START}/{WEEKS.code}"
    plain = json.dumps({**asdict(WEEKS), **odd} if isinstance(odd, dict) and odd else odd)
    bound = templates._bound(Agency("Council"), f"{WEEKS.code} 2027-01-01")
    held._db.execute(
        templates._KEEP, ("council", WEEKS.code, "2027-01-01", "manager", held._box.seal(plain.encode(), bound))
    )
    manager = served.client("manager")
    assert [manager.get(each).status_code for each in (START, address)] == [200, 200]
    assert held.of(Agency("Council")) == {}


@pytest.mark.parametrize(
    "columns", [{"at": "soon"}, {"at": "2026-10-13"}, {"what": b"\xff"}, {"reason": b"\xff"}], ids=str
)
def test_a_look_that_cannot_be_read_hides_no_other(served: Running, columns: dict[str, object]) -> None:
    operation, looks = there(served, an_open_centre()), served.application.access_log
    for subject in ("P01", "P02"):
        looks.record("coordinator", "Council", operation, "identity", subject, "to tell the family")
    auditor = signed_in(served, "auditor")
    with put(served, "access_log", f"operation = '{operation}' AND subject = 'P01'", **columns):
        page = auditor.get(f"/operations/{operation}/looks")
        assert page.status_code == 200
        assert "1 row of this page cannot be read." in words(page.text)
        assert "P02" in words(page.text)
        assert ("identity", "to tell the family") in looks.reasons(operation)
    assert "cannot be read" not in auditor.get(f"/operations/{operation}/looks").text
    with sqlite3.connect(served.path) as db:
        assert db.execute("SELECT count(*) FROM access_log WHERE operation = ?", (operation,)).fetchone()[0] >= 4
