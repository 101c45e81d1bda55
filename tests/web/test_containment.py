"""A stored event never breaks a page: what cannot be read harms its own operation alone, and is voided there."""

from collections.abc import Iterable

import pytest

from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.web.poison import poisons, put

ACROSS = (
    "/operations",
    "/outcomes",
    "/register",
    "/lessons",
    "/outcomes/M01",
    "/outcomes/public",
    "/outcomes.csv",
    "/published",
)
PERIOD = {"from": "2026-01-01", "until": "2027-12-31", "to": "2027-12-31"}
PAGES = (
    *("", "/wall", "/timeline", "/replay", "/debrief", "/debrief/M01", "/debrief/late", "/lessons", "/publications"),
    *("/people/P01", "/do", "/do/register-person", "/do/allocate-bed", "/do/provide-welfare", "/debrief.csv"),
)
KINDS = list(poisons("op-x"))


@pytest.fixture(scope="module")
def running(served: Running) -> Running:
    """One server for all of these: what was voided before stays in its log."""
    return served


@pytest.fixture(scope="module")
def two(running: Running) -> tuple[Client, Client]:
    """Two operations with people on site."""
    both = Client(running.client()), Client(running.client())
    for each in both:
        for row in reference_rows()[:60]:
            each.carry_out(row)
    return both


def pages(day: Client) -> list[str]:
    own = f"/operations/{day.operation}"
    return [*(f"{own}{each}" for each in PAGES), *(f"/api{own}/{each}" for each in ("board", "timeline", "report"))]


def get(running: Running, address: str) -> tuple[int, str]:
    answer = running.client().get(address, params=PERIOD if "outcomes" in address else {})
    return answer.status_code, answer.text


def answered(running: Running, addresses: Iterable[str]) -> None:
    for address in addresses:
        status, text = get(running, address)
        assert status in (200, 404), (address, text[:300])


def test_every_page_of_both_is_there_before(running: Running, two: tuple[Client, Client]) -> None:
    answered(running, (*ACROSS, *pages(two[0]), *pages(two[1])))


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_read_harms_its_own_operation_alone_until_it_is_voided(
    running: Running, two: tuple[Client, Client], kind: str
) -> None:
    broken, sound = two
    position = put(running.application.log, poisons(broken.operation)[kind])
    says_which(running, broken, sound, position)
    answered(running, [f"/operations/{sound.operation}", f"/operations/{sound.operation}/debrief"])
    welfare = {"person": "P01", "kind": "food"}
    given = sound.http.post(f"/api/operations/{sound.operation}/provide-welfare", json=welfare)
    assert given.status_code == 200, given.text
    own = f"/operations/{broken.operation}/entries/{position}"
    assert "Void this entry" in get(running, own)[1]
    voided = running.client().post(f"{own}/void", data={"reason": "cannot be read"})
    assert voided.status_code == 303, voided.text
    answered(running, ("/operations", "/lessons", *pages(broken)[:5]))
    assert "left_out" not in running.client().get("/api/outcomes", params=PERIOD).json()


def says_which(running: Running, broken: Client, sound: Client, position: int) -> None:
    """Lists name the operation and the entry, and count the other; the operation's own pages say which entry it is."""
    for address in ACROSS:
        status, text = get(running, address)
        assert status == 200, (address, text[:500])
    assert f"entry {position}" in get(running, "/operations")[1]
    assert f"entry {position}" in get(running, "/outcomes")[1]
    for address in pages(broken):
        status, text = get(running, address)
        assert status == 409, (address, status)
        assert f"entries/{position}" in text, address
    listed = {each["operation"]: each for each in running.client().get("/api/operations").json()}
    assert listed[broken.operation]["cannot_be_read"] == {"entry": position}
    assert "cannot_be_read" not in listed[sound.operation]
    figures = running.client().get("/api/outcomes", params=PERIOD).json()
    assert figures["left_out"] == [{"operation": broken.operation, "entry": position}]
    assert figures["M01"]["n"] == 1


def test_every_page_of_both_is_there_afterwards(running: Running, two: tuple[Client, Client]) -> None:
    answered(running, (*ACROSS, *pages(two[0]), *pages(two[1])))
