"""Where a centre was closed, or its building given back, no page offers one of its beds or counts it as free."""

import re

import pytest

from service.access.table import AUDIENCE
from service.access.visibility import shown_beds
from tests.given import ADay
from tests.running import Running
from tests.web.forms import there
from tests.web.test_several_centres import COORDINATOR, both, names, said, seen
from web.http.render import part
from web.live.views import Parts
from web.pages.board.wall import wall_parts
from web.pages.record.drafts import draft


def buttons(parts: Parts, name: str) -> list[str]:
    html = parts[name].html()  # type: ignore[union-attr]
    return re.findall(r"/do/([\w-]+)", html)


@pytest.fixture
def shut() -> ADay:
    """C2 has closed, everybody there has left; C1 is open."""
    day = both().has(("TemporaryExitReturned", "P06"), ("PersonDeparted", "P05"), ("PersonDeparted", "P06"))
    return day.at("08:52").has(("CentreClosed", "op", {"centre": "C2"})).at("08:55")


def test_the_board_has_the_beds_of_the_others_alone_and_says_why(shut: ADay) -> None:
    assert names(seen(shut)["board-beds"]) == ["bed-C1-1", "bed-C1-2"]
    assert said(seen(shut), "beds-sum") == "0 of 2 taken"
    assert (names(seen(shut, "C2")["board-beds"]), said(seen(shut, "C2"), "beds-sum")) == ([], "closed")
    shut.has(("VenueReleased", "op", {"centre": "C2", "nights_used": 1}))
    assert said(seen(shut, "C2"), "beds-sum") == "given back"
    assert "beds 0 of 3" not in said(seen(shut), "board-centres")


def test_the_wall_counts_them_not_as_left(shut: ADay) -> None:
    on_the_wall = wall_parts(shut.day(), AUDIENCE["wall"], shut.moment())
    assert said(on_the_wall, "wall-beds") == "2 of 2"
    assert "of 3 beds left" not in said(on_the_wall, "wall-centres")
    shut.has(("CentreClosed", "op", {}))
    assert said(wall_parts(shut.day(), AUDIENCE["wall"], shut.moment()), "wall-beds") == "none: closed"


def test_its_rooms_are_not_free_and_whoever_stayed_on_paper_is_not_said_to_be_here(shut: ADay) -> None:
    shut.has(("RoomsPrepared", "op", {"rooms": ["R1"]}), ("PartnerArrived", "Police", {"staff": 6}))
    shut.has(("InterpretersBooked", "op", {"language": "vi", "on_site": 2}))
    assert said(seen(shut), "board-rooms") == "R1freeStart"
    assert "record-partner-arrival" in buttons(seen(shut), "board-partners")
    assert "Police" + "here, 6 staff" in said(seen(shut), "board-partners")
    assert "2 free" in said(seen(shut), "board-languages")
    shut.has("CentreClosed")
    assert said(seen(shut), "board-rooms") == "R1closed"
    assert buttons(seen(shut), "board-partners") == ["record-partner-leaving"], "what is refused is not offered"
    assert "Policeleaving not recorded, 6 staff" in said(seen(shut), "board-partners")
    assert "viclosed" in said(seen(shut), "board-languages")


def test_a_situation_report_and_the_replay_say_that_it_is_closed(shut: ADay) -> None:
    assert "0 of 2 in C1, C2 closed" in draft(shut.day(), COORDINATOR, shut.moment())
    beds = shown_beds(shut.day(), COORDINATOR)
    replayed = part("replay/beds.html", operation=shut.operation, beds=beds)
    assert "C2: closed" in replayed
    assert replayed.count("is free") == 2


def test_no_form_offers_one(served: Running, shut: ADay) -> None:
    page = served.client("coordinator").get(f"/operations/{there(served, shut)}/do/allocate-bed").text
    assert re.findall(r'name="bed" value="([^"]+)"', page) == ["C1.1", "C1.2"]
