"""Two centres in one operation: a line of each, a board narrowed to one, forms that know it, papers that name both."""

import json
import re
from urllib.parse import unquote

import pytest

from service.access.people import shown_person
from service.access.table import AUDIENCE, THINGS
from tests.given import ADay, people_here, two_centres
from tests.running import Running
from tests.web.forms import Form, there
from web.live.channel import Channel
from web.live.views import Holder, Parts, Rows
from web.pages.board.parts import parts, shape
from web.pages.board.wall import wall_parts
from web.pages.person.sections import who
from web.pages.record.drafts import draft
from web.pages.timeline.lines import lines

COORDINATOR = AUDIENCE["coordinator"]


def both() -> ADay:
    """Four at C1, of whom one has left; at C2 six came, two are registered, one of them is out."""
    day = two_centres().at("08:10").has(("WalkInArrived", "op", {"centre": "C2", "people": 6}))
    day.at("08:20").has(("PersonRegistered", "P05", {"centre": "C2"}), ("PersonRegistered", "P06", {"centre": "C2"}))
    day.at("08:25").has(("BedAllocated", "P05", {"centre": "C2"}), ("TemporaryExitLogged", "P06"))
    return day.at("08:30").has(("PersonDeparted", "P03"), ("RollCallTaken", "op", {"present": 3})).at("08:50")


def seen(day: ADay, centre: str = "", only: str = "all", seen_by: frozenset[str] = COORDINATOR) -> Parts:
    holder = shape(Holder(seen_by, frozenset({"coordinator"}), only, centre=centre))
    return parts(day.day(), holder, lambda _: {}, day.moment())


def said(parts: Parts, name: str) -> str:
    part = parts[name]
    html = part if isinstance(part, str) else part.html() if not isinstance(part, int) else str(part)
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def names(part: object) -> list[str]:
    assert isinstance(part, Rows)
    return list(part.rows)


def test_each_centre_has_a_line_with_its_numbers_that_narrows_the_board_to_it() -> None:
    found = seen(both())
    assert names(found["board-centres"]) == ["centre-all", "centre-C1", "centre-C2"]
    assert said(found, "board-centres") == (
        "All 8 here"
        "C1 3 here beds 0 of 2 roll call by 09:30"
        "C2 5 here 4 not registered 40 min beds 1 of 3 roll call late, was due 07:30"
    )
    assert 'href="?centre=C2"' in found["board-centres"].html()  # type: ignore[union-attr]
    chosen = seen(both(), "C2", "here")["board-centres"].html()  # type: ignore[union-attr]
    assert 'href="?only=here&amp;centre=C2" aria-current="true"' in chosen


def test_a_narrowed_board_holds_the_people_beds_and_things_to_do_of_its_centre() -> None:
    all_of_it, here = seen(both()), seen(both(), "C2")
    assert said(all_of_it, "board-here") == "8 here · 1 out 25 min · 4 not registered at C2"
    assert said(here, "board-here") == "C2: 5 here · 1 out 25 min · 4 not registered"
    assert names(here["board-rows"]) == ["row-new", "row-P05", "row-P06"]
    assert (here["chip-all"], here["chip-here"], all_of_it["chip-all"]) == (2, 1, 5)
    assert names(here["board-beds"]) == ["bed-C2-1", "bed-C2-2", "bed-C2-3"]
    assert "C2 bed 1" in said(all_of_it, "board-rows")
    assert "C2" not in said(here, "board-rows")
    to_do = [said(here, f"next-{slot}") for slot in range(1, 6)]
    assert "4 people arrived, not registered40 minat C2Register" in to_do
    assert not any("C1" in each or "P01" in each for each in to_do)
    assert "?centre=C2" in here["next-1"].html() or "&centre=C2" in here["next-1"].html()  # type: ignore[union-attr]


def test_a_vehicle_on_its_way_is_expected_at_the_centre_that_it_left_for() -> None:
    day = both().has(("TransportDeparted", "T9", {"centre": "C2", "people": 3}))
    there_is = [said(seen(day, centre), f"next-{slot}") for centre in ("C2", "C1") for slot in range(1, 6)]
    assert [each for each in there_is if each.startswith("T9")] == ["T9 on the way to C2, 3 people0 minArrived"]


def test_a_bed_at_another_centre_than_somebody_is_at_is_named_with_it() -> None:
    """P01's move was a mistake, and they were given a bed where they never were."""
    day = two_centres()
    day.enter("PersonMovedCentre", "P01", entry="moved", centre="C2")
    day.at("09:00").has(("BedAllocated", "P01", {"kind": "centre", "centre": "C2"}))
    assert "C2 bed 1" in said(seen(day), "board-rows")
    day.void("moved")
    assert "C1 bed 1 at C2" in said(seen(day), "board-rows")
    assert "bed 1 at C2" in who(day.day(), day.day().registered[0], shown_person(day.day().registered[0], COORDINATOR))


def test_a_bed_that_another_operation_shares_is_none_of_the_centre_of_the_same_name() -> None:
    day = people_here()
    other = people_here(log=day.log)
    bed = {"centre": f"{day.operation}/C1", "bed": f"{day.operation}/C1.1"}
    other.at("09:00").has(("BedAllocated", "P03", {"kind": "centre", **bed}))
    assert "bed 1 at another operation&#39;s C1" in said(seen(other), "board-rows")


def test_with_one_centre_nothing_is_added() -> None:
    for day in (people_here(), people_here().has(("WalkInArrived", "op", {"people": 2}))):
        for centre in ("", "C1", "C2", "C 9"):
            found = seen(day, centre)
            assert names(found["board-centres"]) == []
            assert said(found, "board-here") == said(seen(day), "board-here")
            assert [each for each in names(found["board-rows"]) if each != "row-new"] == [
                f"row-P0{number}" for number in range(1, 5)
            ]
        whole = " ".join(said(found, name) for name in found if name not in ("board-clocks", "board-odd"))
        assert "C1" not in whole
        assert not [each.words for each in lines(day.day(), COORDINATOR) if "C1" in each.words]
        assert "C1" not in said(wall_parts(day.day(), AUDIENCE["wall"], day.moment()), "wall-centres")
        assert "Centres" not in draft(day.day(), COORDINATOR, day.moment())


def test_a_centre_that_is_none_of_the_operation_narrows_nothing() -> None:
    assert said(seen(both(), "C9"), "board-here") == said(seen(both()), "board-here")


def test_whoever_sees_no_beds_is_told_of_none_in_the_line_either() -> None:
    blind = next(each for each in AUDIENCE.values() if each & THINGS["numbers"] and not each & THINGS["beds"])
    told = said(seen(both(), seen_by=blind), "board-centres")
    assert "C2 5 here 4 not registered" in told
    assert "beds" not in told


def test_what_happens_at_one_centre_sends_a_board_of_the_other_its_numbers_alone() -> None:
    day = both()
    state, holder = day.day(), shape(Holder(COORDINATOR, frozenset({"coordinator"}), centre="C2"))
    channel = Channel(state.id, "board", lambda state, holder: parts(state, holder, lambda _: {}, state.last), holder)
    channel.change(state, [])
    state.apply(day.has(("TemporaryExitLogged", "P01")).recorded_events()[-1])
    frame = channel.change(state, day.recorded_events()[-1:])
    said_of_it = json.loads(frame)
    assert "content" not in said_of_it
    assert said_of_it["numbers"] == {"here-all": 7, "here-C1": 2}
    assert len(frame) < 512


def test_the_wall_the_timeline_and_the_papers_name_both_centres() -> None:
    day = both()
    on_the_wall = said(wall_parts(day.day(), AUDIENCE["wall"], day.moment()), "wall-centres")
    assert on_the_wall == "C1 3 here 2 of 2 beds leftC2 5 here 4 not registered 2 of 3 beds left"
    words = [each.words for each in lines(day.day(), COORDINATOR)]
    assert "P05 registered, at C2" in words
    assert "P01 registered, adult, at C1" in words
    paper = draft(day.day(), COORDINATOR, day.moment())
    assert "Centres: C1 3 here, roll call by 09:30; C2 5 here, 4 not registered yet, roll call was due 07:30" in paper


@pytest.fixture(scope="module")
def operation(served: Running) -> str:
    return there(served, both())


def page(served: Running, operation: str, rest: str) -> str:
    answer = served.client("coordinator").get(f"/operations/{operation}{rest}")
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def test_a_form_opened_from_a_narrowed_board_has_its_centre_and_leads_back_to_it(
    served: Running, operation: str
) -> None:
    board = page(served, operation, "?centre=C2")
    (link,) = re.findall(r'href="([^"]+)">Register</a>', board.partition("fl-dock")[2])
    form = Form(
        page(served, operation, link.replace("&amp;", "&").removeprefix(f"/operations/{operation}")), "register"
    )
    assert form.stands["centre"] == ["C2"]
    assert form.stands["next"] == [f"/operations/{operation}?centre=C2"]
    more = page(served, operation, "/do?centre=C2")
    for action in ("record-walk-in", "record-transport-arrival", "take-roll-call"):
        (address,) = set(re.findall(rf'href="[^"]*/do/({action}[^"]*)"', more))
        assert "centre=C2" in address
        assert unquote(address).endswith(f"next=/operations/{operation}?centre=C2")
    assert "Take a roll call: C2" in page(served, operation, "/do/take-roll-call?centre=C2")
    assert "here (C2)" in page(served, operation, "/door")
    assert "P05<small>C2</small>" in page(served, operation, "/people")
    door = page(served, operation, "/door?centre=C2")
    assert "(C2)" not in door
    assert "door-P06" in door
    assert "door-P01" not in door


def test_what_is_recorded_about_somebody_is_meant_at_their_centre(served: Running) -> None:
    client, operation = served.client("coordinator"), there(served, both().has(("TemporaryExitReturned", "P06")))
    tapped = {"one_tap": "yes", "person": "P06", "next": f"/operations/{operation}?centre=C2"}
    answer = client.post(f"/operations/{operation}/do/allocate-bed", data=tapped)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/operations/{operation}?centre=C2&done=")
    assert "bed 2" in page(served, operation, "/people/P06")
    assert "P06: bed given, centre, bed 2, at C2" in page(served, operation, "/timeline")
    assert Form(page(served, operation, "/do/allocate-bed?person=P06"), "allocate").stands["centre"] == ["C2"]


def test_somebody_is_moved_by_two_taps_from_their_page_and_the_centre_is_chosen_where_there_is_one_other(
    served: Running,
) -> None:
    client, operation = served.client("coordinator"), there(served, both())
    about = page(served, operation, "/people/P01")
    (link,) = re.findall(r'href="([^"]+/do/move-to-other-centre[^"]*)"', about.partition("Something else")[0])
    form = Form(page(served, operation, link.replace("&amp;", "&").removeprefix(f"/operations/{operation}")), "move-to")
    assert (form.stands["person"], form.stands["centre"], form.offers["centre"]) == (["P01"], ["C2"], ["", "C2"])
    sent = {name: each[0] for name, each in form.stands.items() if each}
    assert client.post(f"/operations/{operation}/do/move-to-other-centre", data=sent).status_code == 303
    assert "here (C2)" in page(served, operation, "/people/P01")
    empty = {"person": "P01", "centre": ""}
    assert client.post(f"/operations/{operation}/do/move-to-other-centre", data=empty).status_code == 422
    assert "move-to-other-centre" not in page(served, operation, "/people/P06").partition("Something else")[0], "out"


def test_a_live_line_of_a_narrowed_board_starts_with_that_centre_alone(served: Running, operation: str) -> None:
    with served.live(operation, "coordinator", "board&centre=C2") as line:
        content = line.frame()["content"]
    assert "row-P05" in content
    assert "row-P01" not in content
