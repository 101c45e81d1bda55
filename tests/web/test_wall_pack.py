"""What hangs in a centre: a sheet for each door with a code that opens its form, five steps, the rights leaflet."""

import re
import threading
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import segno
from pypdf import PdfReader

from tests.given import ADay
from tests.projections.given_plan import a_whole_plan
from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_texts import as_role, serving, stored
from tests.web.test_plan_page import words
from web.pages.wall_pack import routes, sheets
from web.pages.wall_pack.cards import card_sheets, numbers
from web.reports.codes import MARGIN, DrawnCode, drawn_code
from web.wording.wall_pack import DOORS, STEPS

RIGHTS = "You may leave at any time."
ROMANIAN = "Puteți pleca oricând."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("wall"))


def with_rooms(council: str = "Council") -> ADay:
    """A plan with a room for every use; R1 was made ready twice."""
    day = a_whole_plan(["rooms"], lead=council, exploitation_types=["labour"], county="Kent")
    day.has(("VenueBooked", "op", {"beds": 20, "address": "12 Mill Lane", "place": "hall-7"}))
    rooms = [("R1", "staff"), ("R1", "conversation"), ("H1", "health"), ("S1", "sleeping"), ("A1", "communal")]
    return day.has(*(("RoomsPrepared", "op", {"rooms": [room], "use": use}) for room, use in (*rooms, ("Z1", "staff"))))


def writes(served: Running, language: str = "English", text: str = RIGHTS) -> None:
    body = {"name": "Council", "paper": "rights", "language": language, "text": text}
    assert served.client("manager").post("/api/organisations/texts", json=body).status_code == 200


def read(served: Running, operation: str, who: str = "manager") -> str:
    answer = served.client(who).get(f"/operations/{operation}/wall-pack")
    assert answer.status_code == 200, answer.text
    return answer.text


def printed(served: Running, operation: str, only: str = "", who: str = "manager") -> list[str]:
    answer = served.client(who).get(f"/operations/{operation}/wall-pack.pdf?only={only}")
    assert answer.status_code == 200, answer.text
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def addresses(html: str) -> list[str]:
    """Where the codes lead, as the page lists them."""
    doors = html.partition('id="doors"')[2].partition("</ul>")[0]
    return [unescape(each) for each in re.findall(r'href="(http[^"]+)"', doors)]


def matrix_of(address: str) -> list[list[int]]:
    """The dark modules of a code as it is drawn, its margin taken off."""
    width, path = drawn_code(address)
    rows = [[0] * width for _ in range(width)]
    for x, y, run in ((int(n) for n in each) for each in re.findall(r"M(\d+) (\d+)h(\d+)v1", path)):
        rows[y][x : x + run] = [1] * run
    assert not any(sum(row) for row in (*rows[:MARGIN], *rows[-MARGIN:])), "the margin stays white"
    return [row[MARGIN:-MARGIN] for row in rows[MARGIN:-MARGIN]]


def test_a_code_is_drawn_as_the_library_made_it() -> None:
    address = "https://firstlight.example/operations/op-1/do/start-person-debrief?room=R1"
    assert matrix_of(address) == [[int(bool(each)) for each in row] for row in segno.make(address, error="m").matrix]


def test_each_room_leads_to_what_it_was_made_ready_for_last(served: Running) -> None:
    operation = stored(served, with_rooms())
    here = f"/operations/{operation}"
    found = [urlsplit(each) for each in addresses(read(served, operation, "coordinator"))]
    assert {each.netloc for each in found} == {f"127.0.0.1:{served.port}"}
    assert [f"{each.path}?{each.query}" for each in found] == [
        f"{here}/do/register-person?centre=C1",
        f"{here}/do/start-person-debrief?room=R1",
        f"{here}/do/complete-health-screen?centre=C1",
        f"{here}/do/allocate-bed?centre=C1",
        f"{here}/do/provide-welfare?centre=C1",
        f"{here}?centre=C1",
    ]
    page = signed_in(served, "coordinator")
    for each in found:
        assert page.get(f"{each.path}?{each.query}").status_code == 200, each.path
    form = page.get(f"{here}/do/start-person-debrief?room=R1").text
    assert Form(form, "start-person-debrief").stands["room"] == ["R1"]


def test_a_role_is_led_to_what_it_may_open_and_reads_the_rest(served: Running) -> None:
    operation = stored(served, with_rooms())
    page = read(served, operation, "manager")
    assert "Register somebody who has arrived" in page
    for each in (found := addresses(page)):
        assert served.client("manager").get(each).status_code == 200, each
    assert len(found) < len(addresses(read(served, operation, "coordinator")))


def test_every_use_of_a_room_has_its_sheet() -> None:
    assert set(DOORS) == {"conversation", "health", "communal", "sleeping", "staff", "other", None}


@pytest.mark.pdf
def test_the_pack_is_a_sheet_for_each_door_the_steps_and_the_leaflet_and_gives_nothing_away(served: Running) -> None:
    operation = stored(served, with_rooms())
    writes(served)
    writes(served, "Romanian", ROMANIAN)
    found = printed(served, operation)
    assert len(found) == 9
    assert "Front desk Register somebody who has arrived" in found[0]
    assert "Talks, one person at a time Start a talk in this room" in found[1]
    assert "Five steps, for each person" in found[6]
    assert all(each.does in found[6] for each in STEPS)
    assert RIGHTS in found[7]
    every = " ".join(found)
    for hidden in ("Mill Lane", "hall-7", "labour", "Kent", "SENSITIVE", "onstruction", operation):
        assert hidden not in every, hidden
    assert all("OFFICIAL" in each for each in found)
    assert [len(printed(served, operation, only)) for only in ("doors", "steps", "leaflets")] == [6, 1, 2]


@pytest.mark.pdf
def test_a_leaflet_is_in_the_language_where_it_is_entered_and_else_in_english_and_says_so(served: Running) -> None:
    operation = stored(served, with_rooms().has(("LanguageExpected", "op", {"language": "ar", "people": 2})))
    writes(served)
    writes(served, "Romanian", ROMANIAN)
    english, romanian, arabic = printed(served, operation, "leaflets")
    assert "not entered" not in english + romanian
    assert "pleca" in romanian
    assert "In Arabic: not entered. This is the English text. Ask for an interpreter." in arabic
    assert RIGHTS in arabic
    assert "Arabic not entered: printed in English" in words(read(served, operation))


@pytest.mark.pdf
def test_what_no_font_shows_is_printed_in_english_and_said(served: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    operation = stored(served, with_rooms())
    writes(served)
    writes(served, "Romanian", ROMANIAN)
    monkeypatch.setattr(sheets, "not_drawn", lambda text: "ț" if "ț" in text else "")
    romanian = printed(served, operation, "leaflets")[1]
    assert "fonts cannot show" in romanian
    assert RIGHTS in romanian
    assert "no font has ț: printed in English" in words(read(served, operation))


def test_without_rooms_or_leaflet_the_page_says_what_is_missing(tmp_path: Path) -> None:
    for fresh in serving(tmp_path):
        html = words(read(fresh, stored(fresh, a_whole_plan(["rooms"]))))
        assert "No room has been made ready yet: the front desk alone has a sheet." in html
        assert "Council has written no leaflet, so none is printed." in html
        assert "English not entered Write it" in html
        empty = words(read(fresh, stored(fresh, a_whole_plan(["venue", "keys", "hours", "rooms"]))))
        assert "No centre is planned yet." in empty


def test_each_of_several_centres_has_its_desk(served: Running) -> None:
    second: list[tuple[str, dict[str, Any]]] = [("VenueBooked", {"beds": 4}), ("RoomsPrepared", {"rooms": ["Q1"]})]
    day = with_rooms().has(*((name, "op", {"centre": "C2", **said}) for name, said in second))
    html = read(served, stored(served, day))
    assert words(html).count("Front desk (C") == 2
    assert "Q1: Room (C2)" in words(html)


def test_a_partner_sees_it_and_the_wall_and_strangers_do_not(served: Running) -> None:
    operation = stored(served, with_rooms())
    assert "/do/write-rights-text" not in read(served, operation, "a-partner_reader")
    assert as_role(served, "wall").get(f"/operations/{operation}/wall-pack").status_code == 403
    assert as_role(served, "wall").get(f"/operations/{operation}/wall-pack.pdf").status_code == 403
    assert served.client("stranger").get(f"/operations/{operation}/wall-pack.pdf").status_code == 404
    assert (
        f'href="/operations/{operation}/wall-pack"'
        in as_role(served, "manager").get(f"/operations/{operation}/plan").text
    )


@pytest.mark.pdf
def test_a_card_says_a_number_and_nothing_else_and_there_are_some_to_spare(served: Running) -> None:
    operation = stored(served, with_rooms())
    found = printed(served, operation, "cards")
    expected = [f"P{each:02}" for each in range(1, 31)]
    assert [re.findall(r"P\d+", each) for each in found] == [expected[:10], expected[10:20], expected[20:]]
    margins = r"OFFICIAL|Printed \d+ \w+ \d{4}|Page \d of \d"
    assert {re.sub(rf"{margins}|P\d+", "", each).strip() for each in found} == {""}
    assert "P01 to P30: as many as are expected" in words(read(served, operation))
    assert f"/operations/{operation}/wall-pack.pdf?only=cards" in read(served, operation)


@pytest.mark.pdf
def test_the_codes_of_cards_are_drawn_beside_the_loop(served: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand take seconds, in which no board would be told anything."""
    drew: list[int | None] = []

    def noted(every: list[str]) -> list[dict[str, DrawnCode]]:
        drew.append(threading.get_ident())
        return card_sheets(every)

    monkeypatch.setattr(routes, "card_sheets", noted)
    printed(served, stored(served, with_rooms()), "cards")
    assert len(drew) == 1
    assert served._thread.ident not in drew


def test_cards_are_as_many_as_are_expected_or_came_and_a_quarter_more_in_whole_sheets() -> None:
    few, many, most = (numbers(a_whole_plan([], expected_max=people).day()) for people in (1, 400, 5_000))
    assert (few[-1], many[-1], most[-1]) == ("P10", "P500", "P1000")
    unannounced = a_whole_plan([], expected_max=1).has(*(("PersonRegistered", f"P{each:02}") for each in range(1, 10)))
    assert numbers(unannounced.day())[-1] == "P20"
    assert card_sheets(few)[0]["P07"] == drawn_code("P07")
