"""A name in a text that is about nobody is destroyed by itself: on the entry's page, by who ticked that it shall."""

from typing import Any

import pytest

from service.proof import verify
from tests.given import people_here
from tests.running import PASSWORD, Running
from tests.stories.test_erasing_somebody import texts
from tests.web.forms import there

OPERATION = "op-written"
WRITTEN = "Mariela in room 4 has not slept"
PUT_RIGHT = "P03 in room 4 has not slept, says Mariela"
NAMES = {WRITTEN, PUT_RIGHT, "Mariela was named"}


@pytest.fixture
def entry(running: Running) -> str:
    """Where an entry of a handover stands that named somebody, was corrected, and names them still."""
    there(running, people_here(operation=OPERATION))
    accounts = running.application.accounts
    accounts.add("redcross manager", PASSWORD, name="Ben", agency="British Red Cross", roles=("manager",), acts_for=())
    handover = said(running, "hand-over-shift", {"centre": "C1", "text": WRITTEN}, "handover")
    changes = {"changes": {"text": PUT_RIGHT}, "reason": "Mariela was named"}
    said(running, "correct-entry", {"entry": "handover", **changes})
    return f"/operations/{OPERATION}/entries/{handover.json()['position']}"


def said(running: Running, name: str, body: dict[str, Any], key: str = "", who: str = "operator") -> Any:
    """The answer to an entry over the API."""
    headers = {"Idempotency-Key": key} if key else {}
    return running.client(who).post(f"/api/operations/{OPERATION}/{name}", json=body, headers=headers)


def form_of(page: str) -> dict[str, str]:
    """What the form that erases holds."""
    part = page.partition('/erase"')[2]
    names = ("csrf_token", "entry")
    return {name: part.partition(f'name="{name}" value="')[2].partition('"')[0] for name in names}


def test_it_goes_for_good_once_whoever_leads_has_ticked_that_it_shall(running: Running, entry: str) -> None:
    manager = running.client("manager")
    page = manager.get(entry).text
    assert "A name stands where none belongs" in page
    untold = manager.post(f"{entry}/erase", data=form_of(page))
    assert untold.status_code == 422
    assert untold.text.count("Nothing was erased") == 2, "above, and beside what is to be ticked"
    assert texts(running) >= NAMES
    manager.post(f"{entry}/erase", data={**form_of(page), "for_good": "yes"})
    assert texts(running).isdisjoint(NAMES)
    after = manager.get(entry).text
    assert after.count("Erased on ") == 1
    assert "Mariela" not in after
    assert "Shift handed over" in after, "what the entry counts stays"


@pytest.mark.file
def test_the_store_is_sound_and_tells_what_went(running: Running, entry: str) -> None:
    assert said(running, "erase-entry-text", {"entry": "handover"}, who="manager").status_code == 200
    found = verify(str(running.path))
    assert found.sound, found.faults
    assert [(each.subject, len(each.references)) for each in found.erased] == [("entry:handover", 3)]
    assert said(running, "erase-entry-text", {"entry": "handover"}, who="manager").status_code == 200
    again = verify(str(running.path))
    assert again.sound, again.faults
    assert [len(each.references) for each in again.erased] == [3, 0]


def test_nobody_else_erases_it(running: Running, entry: str) -> None:
    assert "A name stands where none belongs" not in running.client("redcross manager").get(entry).text
    assert said(running, "erase-entry-text", {"entry": "handover"}, who="redcross manager").status_code == 409
    for who in ("coordinator", "reader"):
        assert said(running, "erase-entry-text", {"entry": "handover"}, who=who).status_code == 403
    assert said(running, "erase-entry-text", {"entry": "nowhere"}).status_code == 409
    assert texts(running) >= NAMES


def test_what_a_role_does_not_see_it_does_not_destroy(running: Running, entry: str) -> None:
    accounts = running.application.accounts
    accounts.add("admin", PASSWORD, name="Ada", agency="Council", roles=("administrator",), acts_for=())
    said(running, "register-person", {"person": "P60", "identity": "Mariela", "on_behalf_of": "Council"}, "arrived")
    assert said(running, "erase-entry-text", {"entry": "arrived"}, who="admin").status_code == 403
    assert texts(running) >= {*NAMES, "Mariela"}
