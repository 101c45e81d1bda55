"""What is sealed is erased, and held from it, by those alone to whom the operation belongs."""

from collections.abc import Iterator

import httpx2
import pytest

from tests.given import people_here
from tests.running import PEOPLE, Running
from tests.web.forms import signed_in, there

ADMINISTRATORS = {
    "council": ("Council", ("administrator", "coordinator"), ()),
    "charity": ("British Red Cross", ("administrator", "coordinator"), ()),
}
ERASE, SET, LIFT = "erase-sealed-data", "set-legal-hold", "lift-legal-hold"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("held") / "firstlight.db", {**PEOPLE, **ADMINISTRATORS})
    running.start()
    yield running
    running.stop()


def enter(running: Running, who: str, operation: str, what: str, person: str | None) -> httpx2.Response:
    return running.client(who).post(f"/api/operations/{operation}/{what}", json={"person": person})


def offered(running: Running, who: str, operation: str) -> set[str]:
    """Which of the three somebody's page of P01 offers."""
    page = signed_in(running, who).get(f"/operations/{operation}/people/P01").text
    return {what for what in (ERASE, SET, LIFT) if f"/do/{what}" in page}


def test_a_partner_s_administrator_neither_erases_nor_holds_what_is_sealed_in_a_council_s_operation(
    served: Running,
) -> None:
    operation = there(served, people_here())
    for what in (ERASE, SET, LIFT):
        refused = enter(served, "charity", operation, what, "P01")
        assert (refused.status_code, "ask the lead council" in refused.text) == (403, True)
        page = signed_in(served, "charity").get(f"/operations/{operation}/do/{what}")
        assert (page.status_code, "erase what is sealed" in page.text) == (403, True)
    assert offered(served, "charity", operation) == set()
    assert enter(served, "council", operation, ERASE, "P01").status_code == 200


@pytest.mark.parametrize("person", ["P01", None])
def test_the_page_offers_to_lift_a_hold_and_not_to_erase_while_it_stands(served: Running, person: str | None) -> None:
    operation = there(served, people_here())
    assert offered(served, "council", operation) == {ERASE, SET}
    assert enter(served, "council", operation, SET, person).status_code == 200
    assert offered(served, "council", operation) == ({LIFT} if person else {SET})
    held = enter(served, "council", operation, ERASE, "P01")
    assert (held.status_code, "A legal hold keeps what is sealed here" in held.text) == (409, True)
    assert enter(served, "council", operation, LIFT, person).status_code == 200
    assert enter(served, "council", operation, ERASE, "P01").status_code == 200
