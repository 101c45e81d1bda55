"""Rooms and interpreters as they stand: who is in, with whom, since when, who is next; and what nobody covers."""

from typing import Any

import pytest

from domain.words import InterpreterId
from projections.local_time import LONDON
from projections.views.bookings import Ahead, Talk
from projections.views.interpreters import Cover, cover, interpreters
from projections.views.on_duty import speaking
from projections.views.plan.venue import rooms_planned, venue
from projections.views.rooms import Room, rooms
from tests.given import ADay, a_plan, people_here, two_centres


def talk(one: Talk) -> str:
    through = one.interpreter.ref if one.interpreter else "-"
    return f"{one.person.ref} {through} {one.since.astimezone(LONDON):%H:%M}"


def following(one: Ahead | None) -> str | None:
    return one and f"{one.person.ref if one.person else '-'} {one.starts.astimezone(LONDON):%H:%M}"


def rooms_of(day: ADay) -> dict[str, Any]:
    def told(one: Room) -> tuple[Any, ...]:
        return one.use, one.prepared, [talk(each) for each in one.talks], following(one.next)

    return {one.room.ref: told(one) for one in rooms(day.day(), day.moment())}


def interpreters_of(day: ADay, **more: bool) -> dict[str, Any]:
    found = interpreters(day.day(), day.moment(), **more)
    return {
        one.interpreter.ref: (one.language, [talk(each) for each in one.talks], following(one.next)) for one in found
    }


def booked(day: ADay, room: str, person: str | None, start: str, end: str) -> ADay:
    times = {"starts": day.moment(start).isoformat(), "ends": day.moment(end).isoformat()}
    return day.has(("RoomBooked", "op", {"room": room, **times, **({"person": person} if person else {})}))


def test_a_room_says_what_it_is_for_and_who_talks_in_it_with_whom_since_when() -> None:
    day = people_here().has(
        ("RoomsPrepared", "op", {"rooms": ["R2", "R10"], "use": "conversation"}),
        ("RoomsPrepared", "op", {"rooms": ["R10", "H1"], "use": "health"}),
    )
    day.at("08:10").has(("PersonDebriefStarted", "P01", {"room": "R2", "interpreter": "A"}))
    day.at("08:20").has(("PersonDebriefStarted", "P03", {"room": "R2", "interpreter": "tel"}))
    day.at("08:25").has(("PersonDebriefStarted", "P04", {"room": "R3"}))
    assert rooms_of(day) == {
        "H1": ("health", True, [], None),
        "R2": ("conversation", True, ["P01 A 08:10", "P03 tel 08:20"], None),
        "R3": (None, False, ["P04 - 08:25"], None),
        "R10": ("health", True, [], None),
    }
    day.at("09:00").has(("PersonDebriefCompleted", "P01"), ("PersonDebriefDeclined", "P03"), ("PersonDeparted", "P04"))
    assert [talks for _, _, talks, _ in rooms_of(day).values()] == [[], [], [], []]


def test_rooms_made_ready_again_without_a_use_keep_the_one_they_had() -> None:
    day = a_plan().has(
        ("RoomsPrepared", "op", {"rooms": ["R1"], "use": "staff"}), ("RoomsPrepared", "op", {"rooms": ["R1"]})
    )
    assert rooms_of(day) == {"R1": ("staff", True, [], None)}


def test_the_next_in_a_room_is_whom_it_was_booked_for_until_they_have_begun_to_talk() -> None:
    day = booked(people_here(), "R1", "P03", "10:00", "11:00")
    booked(day, "R1", "P01", "09:00", "10:00")
    booked(day, "R1", None, "12:00", "13:00")
    assert rooms_of(day)["R1"][3] == "P01 09:00"
    day.at("09:05").has(("PersonDebriefStarted", "P01", {"room": "R1"}))
    assert rooms_of(day)["R1"] == (None, False, ["P01 - 09:05"], "P03 10:00")
    day.at("10:30").has(("PersonDeparted", "P03"))
    assert rooms_of(day)["R1"][3] == "- 12:00"
    assert rooms_of(day.at("13:00"))["R1"][3] is None


def test_an_interpreter_is_free_or_busy_with_somebody_and_has_a_language() -> None:
    day = a_plan().has(("InterpretersBooked", "op", {"language": "vi", "interpreters": ["V"]}))
    day.at("06:00").has("SiteEntered", "CentreOpened", ("WalkInArrived", "op", {"people": 2}))
    day.has(("PersonRegistered", "P01", {"language": "sq"}), ("PersonRegistered", "P02", {"language": "not_known"}))
    times = {"starts": day.moment("09:00").isoformat(), "ends": day.moment("10:00").isoformat()}
    day.has(("InterpreterAssigned", "op", {"interpreter": "B", "person": "P01", **times}))
    assert interpreters_of(day) == {"B": (None, [], "P01 09:00"), "V": ("vi", [], None)}
    day.at("06:30").has(
        ("PersonDebriefStarted", "P01", {"interpreter": "B"}), ("PersonDebriefStarted", "P02", {"interpreter": "C"})
    )
    assert interpreters_of(day) == {
        "B": ("sq", ["P01 B 06:30"], None),
        "C": (None, ["P02 C 06:30"], None),
        "V": ("vi", [], None),
    }
    assert {name: language for name, (language, *_) in interpreters_of(day, by_people=False).items()} == {
        "B": None,
        "C": None,
        "V": "vi",
    }


def test_where_one_language_alone_was_booked_whoever_interprets_speaks_it() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"interpreter": "A"}))
    assert interpreters_of(day) == {"A": ("ro", ["P01 A 08:00"], None)}


def test_the_telephone_is_nobody_and_covers_as_many_as_want_it() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"interpreter": "tel"}))
    assert interpreters_of(day) == {}
    assert cover(day.day(), day.moment(), by_people=False) == (Cover("ro", 1, 1),)


def test_each_language_says_how_many_are_free_how_many_speak_it_and_how_many_wait() -> None:
    day = people_here().has(*(("PersonDetailsCorrected", each, {"language": "vi"}) for each in ("P01", "P03")))
    day.has(
        ("PersonDetailsCorrected", "P02", {"language": "en"}), ("PersonDetailsCorrected", "P04", {"language": "ro"})
    )
    day.has(("HealthScreenCompleted", "P01"))
    assert cover(day.day(), day.moment()) == (Cover("ro", 1, 1, 1, 0), Cover("vi", 0, 0, 2, 1))
    day.has(("PersonDebriefStarted", "P04", {"interpreter": "A"}), ("PersonDeparted", "P03"))
    assert cover(day.day(), day.moment()) == (Cover("ro", 1, 0, 1, 0), Cover("vi", 0, 0, 1, 1))


def test_interpreters_who_have_left_are_not_free() -> None:
    day = people_here().has(("PartnerArrived", "Interpreters"))
    assert cover(day.day(), day.moment(), by_people=False) == (Cover("ro", 1, 1),)
    day.has(("PartnerLeft", "Interpreters"))
    assert cover(day.day(), day.moment(), by_people=False) == (Cover("ro", 1, 0),)


def shut(day: ADay) -> dict[str, str]:
    return {one.room.ref: one.shut for one in rooms(day.day(), day.moment())}


def test_the_rooms_of_a_closed_centre_are_shut_and_open_again_with_it() -> None:
    day = two_centres().has(("RoomsPrepared", "op", {"rooms": ["R1"]}))
    day.has(("RoomsPrepared", "op", {"rooms": ["R2"], "centre": "C2"}), ("PersonDebriefStarted", "P01", {"room": "R3"}))
    assert shut(day) == {"R1": "", "R2": "", "R3": ""}
    day.at("20:00").has(("CentreClosed", "op", {"centre": "C2"}))
    assert shut(day) == {"R1": "", "R2": "closed", "R3": ""}, "where R3 is nobody said"
    day.at("21:00").has("VenueReleased")
    assert shut(day)["R1"] == "", "people are there yet"
    day.at("22:00").has("CentreClosed")
    assert shut(day) == {"R1": "given back", "R2": "closed", "R3": "closed"}
    day.at("23:00").has(("CentreReopened", "op", {"centre": "C2"}))
    assert shut(day) == {"R1": "given back", "R2": "", "R3": ""}


@pytest.mark.parametrize("place", ["Hall", "Another hall"])
def test_keys_and_rooms_of_a_building_that_was_given_back_are_none_of_the_next_booking(place: str) -> None:
    day = a_plan().has(("VenueBooked", "op", {"place": "Hall", "beds": 2}), "VenueHandoverTaken")
    day.has(("RoomsPrepared", "op", {"rooms": ["R1", "R2"], "use": "conversation"}))
    assert (rooms_planned(day.day()), [*rooms_of(day)]) == (2, ["R1", "R2"])
    day.at((-6, "10:00")).has("VenueReleased", ("VenueBooked", "op", {"place": place, "beds": 2}))
    assert (rooms_planned(day.day()), [*rooms_of(day)]) == (None, [])
    assert "handover_not_taken" in {each.code for each in venue(day.day())}
    day.has("VenueHandoverTaken", ("RoomsPrepared", "op", {"rooms": ["R2"]}))
    assert (rooms_planned(day.day()), [*rooms_of(day)]) == (1, ["R2"])
    assert "handover_not_taken" not in {each.code for each in venue(day.day())}


def test_nobody_is_free_to_interpret_who_has_left_or_once_every_centre_has_closed() -> None:
    day = people_here().has(("InterpretersBooked", "op", {"language": "vi", "interpreters": ["V"]}))
    day.has(("PartnerArrived", "Interpreters"))
    who = InterpreterId(f"{day.operation}/V")

    def said() -> tuple[str, bool, int]:
        now, (vi,) = day.moment(), (one for one in cover(day.day(), day.moment()) if one.language == "vi")
        return speaking(day.day(), now)[who].words, speaking(day.day(), now)[who].free, vi.free

    assert said() == ("free", True, 1)
    day.at("09:00").has(("PartnerLeft", "Interpreters"))
    assert said() == ("not here", False, 0)
    day.at("10:00").has(("PartnerArrived", "Interpreters"), ("PersonDebriefStarted", "P01", {"interpreter": "V"}))
    assert said() == ("with P01", False, 0)
    day.at("11:00").has(("PersonDebriefCompleted", "P01"), "CentreClosed")
    assert said() == ("closed", False, 0)
