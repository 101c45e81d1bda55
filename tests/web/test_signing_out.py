"""Signing out is felt at once, also where the store takes nothing: a disk that is full, or read-only."""

import httpx2
import pytest

from service.access.accounts import Accounts
from service.access.held_sessions import NOTED, digest
from tests.running import PASSWORD, Running
from tests.web.test_sessions import Opens, browser, closed_with, same_browser
from tests.web.test_sessions import line as line
from tests.web.test_sessions import operation as operation
from tests.web.test_sessions import second as second
from tests.web.test_sign_in import Clock
from tests.web.test_sign_in import accounts as accounts
from tests.web.test_sign_in import clock as clock


@pytest.mark.file
def test_who_signs_out_is_out_although_the_disk_takes_nothing(running: Running, second: Running, line: Opens) -> None:
    """At a shared tablet the next one would go on under their name; the store follows as soon as it can."""
    client, looking = browser(running), running.application.accounts._looking
    kept = httpx2.Cookies(client.cookies)
    sockets = [line(running, client), line(second, same_browser(second, kept))]
    looking.execute("PRAGMA query_only = ON")
    left = client.post("/sign-out")
    assert (left.status_code, left.headers["location"], "firstlight_session" in client.cookies) == (
        303,
        "/sign-in",
        False,
    )
    assert closed_with(sockets[0]) == 4401
    again = same_browser(running, kept)
    assert again.get("/operations").status_code == 303
    looking.execute("PRAGMA query_only = OFF")
    assert closed_with(sockets[1]) == 4401
    assert browser(second).get("/operations").status_code == 200


@pytest.mark.file
def test_nobody_is_remembered_for_a_token_that_never_was(accounts: Accounts) -> None:
    accounts._db.execute("PRAGMA query_only = ON")
    accounts.sign_out("made up")
    assert digest("made up") not in accounts.sessions._over


@pytest.mark.file
def test_a_disk_that_is_full_signs_nobody_out(
    accounts: Accounts,
    clock: Clock,
) -> None:
    token = accounts.sign_in("ana", PASSWORD)
    accounts._db.execute("PRAGMA query_only = ON")
    for _ in range(3):
        clock.now += NOTED + 1
        assert accounts.session(token)
