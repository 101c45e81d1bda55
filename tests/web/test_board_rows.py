"""What stands on the board: those who left, those who are not registered at any centre, each partner as it stands."""

import re

from service.access.table import AUDIENCE
from tests.given import ADay, a_plan, people_here, two_centres
from web.live.views import Holder, Parts, Rows
from web.pages.board.mine import mine_in_words
from web.pages.board.parts import parts, shape
from web.pages.board.wall import wall_parts


def seen(day: ADay, only: str = "all") -> Parts:
    """The parts of the board as a coordinator sees them."""
    roles = frozenset({"coordinator"})
    return parts(day.day(), shape(Holder(AUDIENCE["coordinator"], roles, only)), lambda _: {}, day.moment())


def rows(part: object) -> list[str]:
    assert isinstance(part, Rows)
    return [row.html() for row in part.rows.values()]


def test_whoever_left_is_folded_to_a_number_that_opens() -> None:
    day = people_here().has(("PersonDeparted", "P01", {"destination": "own_arrangement"})).at("09:00")
    assert ">1 left</a>" in str(seen(day)["board-tail"])
    assert len(rows(seen(day)["board-rows"])) == 3
    (gone,) = rows(seen(day, "gone")["board-rows"])
    assert "row-P01" in gone
    assert "/do/record-return" in gone, "one tap has them here again"


def test_where_nobody_is_the_board_says_so() -> None:
    assert "Nobody is registered yet." in str(seen(a_plan())["board-tail"])
    assert "Nobody stands here." in str(seen(people_here(), "out")["board-tail"])
    assert "Nobody" not in str(seen(people_here())["board-tail"])


def test_a_booking_that_has_ended_is_said_to_have_ended() -> None:
    days_later = parts(
        people_here().day(),
        shape(Holder(AUDIENCE["coordinator"], frozenset({"coordinator"}))),
        lambda _: {},
        people_here().moment((3, "00:00")),
    )
    words = " ".join(days_later[f"next-{slot}"].html() for slot in (1, 2, 3))
    assert "Venue</strong> booking has ended" in words
    assert "booked until" not in words


def test_who_is_not_registered_at_one_centre_is_not_made_up_for_at_another() -> None:
    day = two_centres().has(("PersonRegistered", "P05"), ("WalkInArrived", "op", {"centre": "C2", "people": 3}))
    assert "3 not registered" in seen(day)["board-here"].html()  # type: ignore[union-attr]
    assert wall_parts(day.day(), AUDIENCE["wall"], day.moment())["wall-new"] == 3


def test_the_wall_says_how_many_are_on_their_way_and_since_when() -> None:
    def on_the_way(day: ADay) -> str:
        part = wall_parts(day.day(), AUDIENCE["wall"], day.moment())["wall-way"]
        return re.sub(r"<[^>]+>", "", part.html()).strip()  # type: ignore[union-attr]

    day = people_here().at("08:00")
    assert on_the_way(day) == "nobody"
    day.has(("TransportDeparted", "T8", {"centre": "C1", "people": 3})).at("08:12")
    day.has(("TransportDeparted", "T9", {"centre": "C1", "people": 4})).at("08:20")
    assert on_the_way(day) == "7 20 min"
    day.has(("TransportArrived", "T8", {"centre": "C1", "people": 3}))
    assert on_the_way(day) == "4 8 min"
    assert "T9" not in on_the_way(day)


def test_a_partner_that_was_called_in_came_and_left_has_left() -> None:
    day = a_plan()
    for minute, name in enumerate(("OnCallPartnerActivated", "PartnerArrived", "PartnerLeft")):
        day.at((0, f"10:0{minute}")).has((name, "Contractor"))
    (contractor,) = (each for each in rows(seen(day)["board-partners"]) if "Contractor" in each)
    assert "<span>left" in contractor
    assert ">Here</button>" in contractor


def test_who_has_no_number_is_a_tile_of_the_desk_first_among_those_who_arrived() -> None:
    day = people_here().has(("WalkInArrived", "op", {"people": 3})).at("08:20")
    tile, *_ = rows(seen(day)["board-rows"])
    assert "3 new" in tile
    assert "20 min" in tile
    assert "/do/register-person" in tile
    assert seen(day)["col-1"] == 3 + int(str(seen(people_here())["col-1"]))
    assert "new" not in "".join(rows(seen(day, "out")["board-rows"]))
    assert (
        "/do/"
        not in rows(parts(day.day(), shape(Holder(AUDIENCE["reader"])), lambda _: {}, day.moment())["board-rows"])[0]
    )


def test_mine_says_whom_each_role_is_there_for() -> None:
    assert mine_in_words(frozenset({"health"})) == "health need not acted on; waiting for health"
    assert mine_in_words(frozenset({"registrar"})) == "details missing"
    assert mine_in_words(frozenset({"auditor"})) == ""


def test_several_of_whom_the_same_is_to_be_done_stand_in_one_row_whose_link_leads_to_all_of_them() -> None:
    day = people_here()
    for number in (1, 2, 3):  # Those who wait for the one and for the other come by turns.
        day.at(f"08:{number * 10}").has(("HealthScreenCompleted", f"P0{number}"), ("PersonRegistered", f"P1{number}"))
    found = seen(day.at("11:00"))
    shown = [found[f"next-{slot}"].html() for slot in range(1, 6)]  # type: ignore[union-attr]
    several = [re.search(r"<strong>(\d+) people</strong>.*only=([^&\"#]+)[^\"]*#people", each) for each in shown]
    links = {each[2]: int(each[1]) for each in several if each}
    assert links == {"health": 4, "conversation": 3, "details": 7}
    assert len([each for each in several if each]) == len(links)
    for only, n in links.items():
        assert len(rows(seen(day, only)["board-rows"])) == n, only


def test_an_alarm_by_which_somebody_may_come_to_harm_is_said_before_one_about_papers() -> None:
    """A phone shows the first words of the line alone: they are not those about an agreement."""
    day = people_here().has(("PartnerArrived", "Police", {"staff": 2}), ("PersonMissingReported", "P02", {}))
    line = str(seen(day)["board-alarms"])
    assert line.index("P02 missing") < line.index("no agreement")


def test_what_is_to_be_done_next_says_of_a_child_that_it_is_one() -> None:
    day = people_here().has(("PersonMissingReported", "P02", {}), ("PersonMissingReported", "P01", {}))
    said = [seen(day)[f"next-{slot}"].html() for slot in (1, 2)]  # type: ignore[union-attr]
    assert ["child, missing" in each for each in said] == ["P02" in each for each in said]


def test_each_button_of_the_board_is_named_by_what_it_does_and_whose_it_is() -> None:
    day = people_here().has(("TemporaryExitLogged", "P03"))
    drawn = [html for name in ("board-rows", "board-partners") for html in rows(seen(day)[name])]
    drawn += [seen(day)[f"next-{slot}"].html() for slot in range(1, 6)]  # type: ignore[union-attr]
    buttons = re.findall(r"<(?:a|button) class=fl-do([^>]*)>([^<]+)<", " ".join(drawn))
    assert len(buttons) > 3
    for attributes, words in buttons:
        assert f'aria-label="{words}: ' in attributes
    assert 'aria-label="Came back: P03"' in " ".join(drawn)


def test_a_row_is_said_in_words_without_its_codes_and_without_what_sounds_deleted() -> None:
    day = people_here().has(("PersonRegistered", "P09", {"language": "ro", "age": "adult"}))
    (row,) = (each for each in rows(seen(day)["board-rows"]) if "row-P09" in each)
    assert "<i aria-hidden=true>ro</i><span>Romanian</span>" in row
    assert "<s>" not in row


def test_what_is_to_be_done_next_says_a_language_in_words_and_one_not_known_as_such() -> None:
    day = people_here()
    for ref, language in (("P08", "ro"), ("P09", "not_known")):
        day = day.has(
            ("PersonRegistered", ref, {"language": language, "age": "adult"}),
            ("PersonMissingReported", ref),
        )
    notes = [str(re.findall("<small>(.*?)</small>", seen(day)[f"next-{slot}"].html())) for slot in (1, 2)]  # type: ignore[union-attr]
    assert "Romanian" in notes[0]
    assert "language?" in notes[1]
