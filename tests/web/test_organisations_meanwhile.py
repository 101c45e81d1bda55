"""Two administrators change one organisation at the same moment, or what only one of them can read."""

from typing import Any

import httpx2

from tests.running import Running
from tests.web.test_directory_meanwhile import somebody_is_quicker
from tests.web.test_organisations import CHANGE, admin  # noqa: F401  (a fixture)
from tests.web.test_organisations import _drawn as drawn
from tests.web.test_organisations import _listed as listed_
from tests.web.test_organisations import _sent as sent


def test_two_who_change_an_organisation_at_one_moment_change_what_each_touched(running: Running, admin: Any) -> None:
    listed = listed_(admin)
    mine, theirs = drawn(admin, listed), drawn(admin, listed)
    ended = theirs | {"first_responder_until": ["2026-10-01"]}
    somebody_is_quicker(running, lambda: httpx2.post(f"{running.address}{CHANGE}", data=ended, headers=admin.headers))
    assert admin.post(CHANGE, data=mine | {"second_release": ["yes"]}).status_code == 303
    now = drawn(admin, listed)
    assert (now["first_responder_until"], now["second_release"]) == (["2026-10-01"], ["yes"])


def test_whoever_writes_how_it_is_reached_reads_that_somebody_else_did_meanwhile(admin: Any) -> None:
    listed = listed_(admin)
    mine = drawn(admin, listed)
    assert admin.post(CHANGE, data=drawn(admin, listed) | {"contact": ["Their desk"]}).status_code == 303
    answer = admin.post(CHANGE, data=mine | {"contact": ["My desk"]})
    assert (answer.status_code, "Somebody wrote another one here" in answer.text) == (422, True)
    assert "Their desk" in admin.get("/organisations").text
    again = sent(answer.text)
    assert again["contact"] == ["My desk"]
    assert admin.post(CHANGE, data=again).status_code == 303
    assert "My desk" in admin.get("/organisations").text
