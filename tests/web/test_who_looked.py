"""The auditor reads who looked at what, and why; an auditor of another organisation what their own people looked at."""

from collections.abc import Iterator

import httpx2
import pytest

from service.access.access_log import Access
from tests.given import people_here
from tests.running import PEOPLE, Running
from tests.web.forms import signed_in, there
from web.pages.looks import routes
from web.wording.looks import NOT_TOLD

AUDITORS = {
    "auditor": ("Council", ("auditor",), ()),
    "theirs": ("Police", ("auditor",), ()),
    "foreign": ("Circus", ("auditor",), ()),
}
WHY = "The doctor asked for P01"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("looks") / "firstlight.db", {**PEOPLE, **AUDITORS})
    server.start()
    yield server
    server.stop()


@pytest.fixture
def operation(running: Running) -> str:
    """Somebody of the council opened an identity, somebody of the police a page."""
    found = there(running, people_here())
    looks = running.application.access_log
    looks.record("coordinator", "Council", found, "identity", "P01", WHY)
    looks.record("officer", "Police", found, "person", "P02")
    looks.record("manager", "Council", "", "register", "all all 2026-10-13")
    return found


def read(running: Running, who: str, address: str) -> httpx2.Response:
    return signed_in(running, who).get(address)


def test_the_lead_s_auditor_sees_every_look_of_an_operation_and_the_reason(running: Running, operation: str) -> None:
    text = read(running, "auditor", f"/operations/{operation}/looks").text
    for said in (
        "coordinator, Council",
        "P01: an identity",
        f"Reason: {WHY}",
        "officer, Police",
        "P02: the page of a person",
    ):
        assert said in text
    assert text.index("P02") < text.index(WHY), "the latest first"
    assert f'href="/operations/{operation}/looks"' in read(running, "auditor", f"/operations/{operation}/timeline").text


def test_another_organisation_s_auditor_sees_the_looks_of_its_own_people(running: Running, operation: str) -> None:
    text = read(running, "theirs", f"/operations/{operation}/looks").text
    assert "officer, Police" in text
    assert WHY not in text
    assert "You see the looks of Police" in text
    assert read(running, "foreign", f"/operations/{operation}/looks").status_code == 404


def test_why_a_text_about_a_suspect_was_opened_is_told_to_those_who_see_suspects(
    running: Running, operation: str
) -> None:
    what, why = "SuspectArrested.reference of entry 3", "Is this Bob Invented?"
    running.application.access_log.record("officer", "Police", operation, what, "S01", why)
    council, police = (read(running, who, f"/operations/{operation}/looks").text for who in ("auditor", "theirs"))
    assert (why in council, NOT_TOLD in council) == (False, True), "a role held in no police force"
    assert (why in police, NOT_TOLD in police) == (True, False)


def test_what_belongs_to_no_operation_is_on_a_page_of_its_own(running: Running, operation: str) -> None:
    assert "all all 2026-10-13" in read(running, "auditor", "/looks").text
    assert "all all 2026-10-13" not in read(running, "theirs", "/looks").text
    assert WHY not in read(running, "auditor", "/looks").text


@pytest.mark.parametrize("who", ["coordinator", "manager", "police", "reader", "wall"])
def test_nobody_else_sees_who_looked(running: Running, operation: str, who: str) -> None:
    for address in ("/looks", f"/operations/{operation}/looks"):
        assert read(running, who, address).status_code == 403
    assert WHY not in read(running, who, f"/operations/{operation}/timeline").text


def test_looks_at_one_person_are_found_and_reading_them_is_kept(running: Running, operation: str) -> None:
    text = running.client("auditor").post(f"/operations/{operation}/looks", data={"of": " P01"}).text
    assert WHY in text
    assert "officer" not in text
    looks: list[Access] = running.application.access_log.entries(operation)
    assert [(each.actor, each.what, each.subject) for each in looks][-1] == ("auditor", "looks", "P01")


def test_words_that_name_nothing_anybody_looked_at_are_not_kept(running: Running, operation: str) -> None:
    found = running.client("auditor").post(f"/operations/{operation}/looks", data={"of": "Maria"})
    assert "Nobody has looked at Maria" in found.text
    assert running.application.access_log.entries(operation)[-1].subject == ""


def test_earlier_looks_are_a_page_further(running: Running, operation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST", 1)
    client = signed_in(running, "auditor")
    first = client.get(f"/operations/{operation}/looks").text
    assert WHY not in first
    onward = first.partition('href="?of=&amp;')[2].partition('"')[0]
    assert WHY in client.get(f"/operations/{operation}/looks?{onward}").text
