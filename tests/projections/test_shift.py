"""A shift: who is at what since when, who interprets for whom, whose break is due, what is to be done."""

from datetime import timedelta

from domain.on_shift import TaskId
from domain.words import InterpreterId, PersonId
from projections.views.alarms import alarms
from projections.views.clocks import clocks
from projections.views.on_duty import Spoken, speaking
from projections.views.suggested import suggested
from tests.given import ADay, an_open_centre, people_here


def clock(day: ADay, code: str, at: str) -> list[tuple[str | None, str]]:
    found = [each for each in clocks(day.day(), day.moment(at)) if each.code == code]
    return [(each.about, each.state) for each in found]


def codes(day: ADay) -> list[str]:
    return [each.code for each in alarms(day.day())]


def test_a_post_is_whose_took_it_last_until_it_is_left() -> None:
    day = an_open_centre().at("06:00").has(("PostTaken", "op", {"post": "front desk"}))
    day.at("09:00").has(("PostTaken", "op", {"post": "front desk"}))
    duty = day.day().shift.posts["front desk"]
    assert duty.at_it_since == day.moment("09:00")
    day.at("10:00").has(("BreakTaken", "op", {"post": "front desk", "minutes": 20}))
    assert day.day().shift.posts["front desk"].at_it_since == day.moment("10:00")
    day.at("11:00").has(("PostLeft", "op", {"post": "front desk"}))
    assert day.day().shift.posts == {}


def test_a_break_of_a_post_that_nobody_is_in_changes_nothing() -> None:
    assert an_open_centre().has(("BreakTaken", "op", {"post": "loggist", "minutes": 5})).day().shift.posts == {}


def test_six_hours_in_a_post_without_a_break_are_over() -> None:
    day = an_open_centre().at("06:00").has(("PostTaken", "op", {"post": "front desk"}))
    assert clock(day, "break", "11:59") == [("front desk", "running")]
    assert clock(day, "break", "12:01") == [("front desk", "overdue")]


def test_nobodys_break_is_due_once_every_centre_has_closed() -> None:
    day = people_here().has(("PostTaken", "op", {"post": "front desk"})).at("20:00")
    assert [each.code for each in clocks(day.day(), day.moment()) if each.code == "break"] == ["break"]
    day.has("CentreClosed")
    assert [each.code for each in clocks(day.day(), day.moment()) if each.code == "break"] == []


def test_an_hour_of_interpreting_is_counted_over_all_conversations_since_the_last_break() -> None:
    day = people_here().at("08:00").has(("PersonDebriefStarted", "P01", {"interpreter": "A"}))
    day.at("08:40").has(("PersonDebriefCompleted", "P01"))
    day.at("09:00").has(("SessionStarted", "P03", {"kind": "support", "interpreter": "A"}))
    held = speaking(day.day(), day.moment("09:10"))[InterpreterId(f"{day.operation}/A")]
    assert (held.with_whom, held.free, held.spoke) == (("P03",), False, timedelta(minutes=50))
    assert clock(day, "break", "09:10") == [("A", "running")]
    assert clock(day, "break", "09:21") == [("A", "overdue")]
    day.at("09:15").has(("BreakTaken", "op", {"interpreter": "A", "minutes": 5}))
    assert clock(day, "break", "09:21") == [("A", "running")]
    day.at("09:30").has(("SessionEnded", "P03"))
    assert clock(day, "break", "12:00") == []


def test_the_telephone_line_never_rests() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"interpreter": "tel"}))
    assert speaking(day.day(), day.moment("10:00")) == {}


def test_a_session_uses_a_room_and_an_interpreter_as_a_conversation_does() -> None:
    day = people_here().has(
        ("PersonDebriefStarted", "P01", {"room": "R1", "interpreter": "A"}),
        ("SessionStarted", "P03", {"kind": "health", "room": "R1", "interpreter": "A"}),
    )
    assert {"room_double_used", "interpreter_double_used"} <= set(codes(day))
    day.has(("SessionEnded", "P03"))
    assert not {"room_double_used", "interpreter_double_used"} & set(codes(day))


def test_an_end_that_was_entered_twice_keeps_the_first() -> None:
    day = people_here().has(("SessionStarted", "P03", {"kind": "health"}), ("SessionEnded", "P03", {"entry": "end"}))
    assert day.refused("SessionEnded", "P03") == ("no_session",)
    session = day.day().people[PersonId(f"{day.operation}/P03")].others[0]
    assert (session.kind, session.ended is not None) == ("health", True)


def test_what_is_to_be_done_by_a_time_runs_out_until_it_is_done() -> None:
    day = an_open_centre().has(
        ("TaskSet", "op", {"task": "D1", "due": "2026-10-13T11:00:00+01:00", "owner": "Council"})
    )
    day.has(("TaskSet", "op", {"task": "D2"}))
    assert clock(day, "task", "10:00") == [("D1", "running")]
    assert clock(day, "task", "11:01") == [("D1", "overdue")]
    day.has(("TaskDone", "op", {"task": "D1"}))
    assert clock(day, "task", "11:01") == []
    assert day.day().shift.tasks[TaskId(f"{day.operation}/D1")].owner == "Council"


def test_a_task_whose_setting_was_voided_is_nobodys() -> None:
    day = an_open_centre().has(("TaskSet", "op", {"task": "D1", "entry": "set"}), ("TaskDone", "op", {"task": "D1"}))
    day.void("set")
    assert day.day().shift.tasks == {}


def test_a_report_is_read_by_whoever_said_so() -> None:
    day = an_open_centre().has(("SituationReportIssued", "op", {"entry": "how"}))
    assert day.day().shift.readers == {}
    day.has(("ShiftReportRead", "op", {"report": "how"}))
    assert {str(entry): [each.envelope.actor for each in said] for entry, said in day.day().shift.readers.items()} == {
        "how": ["somebody"]
    }


def _speaking() -> ADay:
    """P01 speaks Romanian, as a Roma does, and would rather have a woman interpret."""
    day = people_here().has(
        ("InterpretersBooked", "op", {"language": "ro", "interpreters": ["I1"], "gender": "male"}),
        ("InterpretersBooked", "op", {"language": "ro", "interpreters": ["I2"], "gender": "female"}),
        (
            "InterpretersBooked",
            "op",
            {"language": "ro", "interpreters": ["I3"], "gender": "female", "dialect": "romani"},
        ),
        ("InterpretersBooked", "op", {"language": "vi", "interpreters": ["I4"]}),
    )
    asked = {"language": "ro", "interpreter_wish": "female", "dialect": "romani"}
    return day.has(("PersonDetailsCorrected", "P01", asked))


def best(day: ADay, ref: str = "P01") -> list[str]:
    state = day.day()
    person = state.people[PersonId(f"{day.operation}/{ref}")]
    return [each.id.ref for each in suggested(state, person, day.moment())]


def test_language_comes_first_then_who_is_free_then_dialect_and_the_wish() -> None:
    day = _speaking()
    assert best(day) == ["I3", "I2", "I1", "I4"]
    day.has(("PersonDebriefStarted", "P03", {"interpreter": "I3"}))
    assert best(day) == ["I2", "I1", "I3", "I4"]


def test_who_fits_is_free_speaks_the_language_and_nothing_speaks_against_them() -> None:
    day = _speaking()
    state = day.day()
    person = state.people[PersonId(f"{day.operation}/P01")]
    assert [each.id.ref for each in suggested(state, person, day.moment()) if each.fits] == ["I3", "I2"]


def test_whoever_was_brought_in_with_the_others_is_never_suggested_and_stands_as_an_alarm() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"interpreter": "P03"}))
    assert best(day, "P04") == []
    assert "came_together" in codes(day)
    day.has(("PersonDebriefCompleted", "P01"), ("SessionStarted", "P04", {"kind": "support", "interpreter": "B"}))
    assert best(day, "P01") == ["B"], "somebody who has interpreted is known, booked or not"


def test_an_interpreter_sits_with_nobody_who_left_or_sat_down_to_the_next_conversation() -> None:
    """Nobody entered how the first ended: they left, or two numbers were one person, with another interpreter."""
    day = people_here().at("08:00").has(("PersonDebriefStarted", "P01", {"interpreter": "A"}))
    day.at("08:20").has(("PersonDeparted", "P01"))
    assert speaking(day.day(), day.moment("12:00"))[InterpreterId(f"{day.operation}/A")] == Spoken(
        (), None, timedelta(minutes=20)
    )
    day = people_here().at("08:00").has(("PersonDebriefStarted", "P01", {"interpreter": "A"}))
    day.at("08:10").has(("PersonDebriefStarted", "P03", {"interpreter": "B"}))
    day.at("08:30").has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}), ("PersonDebriefCompleted", "P01"))
    assert speaking(day.day(), day.moment("12:00"))[InterpreterId(f"{day.operation}/A")] == Spoken(
        (), None, timedelta(minutes=10)
    )
