"""Several leave in one vehicle: chosen from the board, one entry, and what stands against it is named for each."""

import re
from typing import Any

import pytest

from service.access.table import AUDIENCE
from tests.given import ADay, people_here, two_centres
from tests.running import Running
from tests.web.forms import Form, there
from web.live.views import Holder
from web.pages.board.parts import parts, shape

ADDRESS = "do/record-departure"


def ready(day: ADay | None = None, *who: str) -> ADay:
    """People whose departure was checked, and who want nothing else any more."""
    day = day or people_here()
    for ref in who or ("P01", "P03"):
        day.has(("PersonDetailsCorrected", ref, {"language": "ro"}), ("HealthScreenCompleted", ref))
        day.has(("PersonDebriefStarted", ref), ("PersonDebriefDeclined", ref))
        day.has(("DepartureSafetyCheckDone", ref))
    return day.at("08:30")


class Door:
    """Somebody who lets people go."""

    def __init__(self, running: Running, day: ADay, who: str = "coordinator") -> None:
        self.running, self.operation = running, there(running, day)
        self.client = running.client(who)

    def page(self, query: str = "") -> str:
        return str(self.client.get(f"/operations/{self.operation}/{ADDRESS}{query}").text)

    def send(self, who: list[str], **typed: str) -> Any:
        return self.client.post(f"/operations/{self.operation}/{ADDRESS}", data={"person": who, **typed})

    def head(self) -> int:
        return self.running.application.log.head()

    def board(self) -> dict[str, Any]:
        said: dict[str, Any] = self.client.get(f"/api/operations/{self.operation}/board").json()
        return said


def next_rows(day: ADay, role: str = "coordinator", centre: str = "") -> list[str]:
    holder = shape(Holder(AUDIENCE[role], frozenset({role}), centre=centre))
    found = parts(day.day(), holder, lambda _: {}, day.moment())
    return [found[f"next-{slot}"].html() for slot in range(1, 6)]  # type: ignore[union-attr]


def test_the_board_leads_to_those_who_wait_for_transport_where_they_are_several() -> None:
    (row,) = (each for each in next_rows(ready()) if "waiting for transport" in each)
    assert "<strong>2 people</strong>" in row
    assert "30 min" in row
    assert re.search(r'href="/operations/[^/]+/do/record-departure">See who</a>', row)
    assert not any("transport" in each for each in next_rows(ready(None, "P01"))), "one alone has a button of their own"
    assert not any("transport" in each for each in next_rows(ready(), "health")), "whoever lets nobody go is not asked"
    both = ready(ready(two_centres()), "P02")
    assert not any("waiting for transport" in each for each in next_rows(both, centre="C2"))


def test_those_who_wait_stand_first_and_nobody_is_ticked(served: Running) -> None:
    page = Door(served, ready()).page()
    form = Form(page, ADDRESS)
    assert (form.offers["person"], form.stands["person"]) == (["P01", "P03", "P02", "P04"], [])
    first, others = page.split("Others who leave with them: 2")
    assert "not checked" not in first
    assert others.count("not checked") == 2
    alone = Form(Door(served, ready()).page("?person=P03"), ADDRESS)
    assert (alone.offers["person"][:2], alone.stands["person"]) == (["P03", "P01"], ["P03"])


def test_all_who_were_tapped_leave_in_one_entry_and_a_second_tap_stores_nothing(served: Running) -> None:
    door = Door(served, ready())
    key = Form(door.page(), ADDRESS).stands["entry"][0]
    before, here = door.head(), door.board()["on_site"]
    typed = {"destination": "safe_accommodation", "transport": "T7", "entry": key}
    answer = door.send(["P01", "P03"], **typed)
    assert answer.status_code == 303
    assert door.head() == before + 2
    assert (
        "P03 left the centre for safe accommodation, in T7, and of 1 more"
        in door.client.get(answer.headers["location"]).text
    )
    again = door.send(["P01", "P03"], **typed)
    assert (again.status_code, again.headers["location"]) == (303, answer.headers["location"])
    assert door.head() == before + 2
    said = door.client.get(f"/api/operations/{door.operation}/timeline").json()
    left = [each["says"] for each in said if each["type"] == "PersonDeparted"]
    assert left == [f"{ref} left the centre for safe accommodation, in T7" for ref in ("P01", "P03")]
    assert (door.board()["departed"], door.board()["on_site"]) == (2, here - 2)
    assert not {"departed_unchecked"} & set(door.board()["alarms"])


def test_what_stands_against_it_is_named_for_each_of_them_and_nothing_typed_is_lost(served: Running) -> None:
    day = ready().has(("PersonDeparted", "P04"), ("RegistrationVoided", "P02"))
    door = Door(served, day)
    before = door.head()
    answer = door.send(["P01", "P04", "P02"], destination="hospital", transport="T7")
    assert answer.status_code == 409
    assert door.head() == before, "all of them or none"
    said = re.findall(r"<li>\s*(.*?)\s*</li>", answer.text.partition("error-summary__list")[2].partition("</ul>")[0])
    assert [each.partition(":")[0] for each in said] == ["P04", "P02"]
    assert "had left by then" in said[0]
    form = Form(answer.text, ADDRESS)
    assert form.stands["person"] == ["P01"], "who left or was voided cannot be ticked again"
    assert (form.stands["destination"][-1], form.stands["transport"][-1]) == ("hospital", "T7")
    nobody = door.send([], destination="hospital")
    assert nobody.status_code == 422
    assert "Who leaves? Choose one" in nobody.text
    assert Form(nobody.text, ADDRESS).stands["destination"] == ["hospital"]


def test_more_than_one_entry_holds_are_told_so_beside_the_list(served: Running) -> None:
    answer = Door(served, ready()).send([f"P{number:04}" for number in range(1, 502)])
    assert answer.status_code == 422
    assert "Choose at most 500 at once" in answer.text


def test_whoever_waits_at_the_other_centre_does_not_stand_on_a_list_that_is_of_one(served: Running) -> None:
    day = two_centres().has(("PersonMovedCentre", "P04", {"centre": "C2"}))
    door = Door(served, ready(day, "P01", "P04"))
    assert Form(door.page(), ADDRESS).offers["person"] == ["P01", "P04", "P02", "P03"]
    assert Form(door.page("?centre=C2"), ADDRESS).offers["person"] == ["P04"]


@pytest.mark.parametrize("who", ["reader", "nurse"])
def test_whoever_lets_nobody_go_finds_no_such_page(served: Running, who: str) -> None:
    door = Door(served, ready(), who)
    assert door.client.get(f"/operations/{door.operation}/{ADDRESS}").status_code == 403
