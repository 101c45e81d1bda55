"""The moments of an operation on both clocks, and what was not known at one of them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.known_differences import Difference, differences
from projections.views.timeline_index import (
    AFTERWARDS,
    PLANNING,
    Moment,
    end_of_minute,
    index_at,
    landmarks,
    local_minute,
    minute_of,
    moments,
)
from service.commands.carry_out import carry_out
from tests.given import ADay, a_plan, closed, people_here


def everything(recorded: RecordedEvent) -> bool:
    return True


def enter_late(day: ADay, recorded: Any, name: str, subject: str = "op", **data: Any) -> None:
    """What happened at the day's clock, recorded only at another time."""
    carry_out(day.log, replace(day.entry(name, subject, **data), recorded_at=day.moment(recorded)))


def at(stops: list[Moment]) -> list[str]:
    return [stop.address[11:] for stop in stops]


def unknown(day: ADay, moment: Any) -> list[Difference]:
    end = end_of_minute(day.moment(moment))
    was, known = (OperationState.of(day.operation, day.recorded_events(), **{name: end}) for name in ("at", "known_at"))
    return differences(was, known, day.recorded_events())


def test_each_minute_in_which_something_happened_is_one_moment() -> None:
    day = people_here()
    stops = moments(day.day(), "happened", everything)
    assert at(stops)[-5:] == ["10:00", "05:30", "06:00", "07:00", "07:30"]
    assert [stop.new for stop in stops][-4:] == [3, 2, 1, 4]
    assert stops[-1].upto == len(day.recorded_events()) == sum(stop.new for stop in stops)


def test_seconds_make_no_moment_of_their_own() -> None:
    moment = datetime(2026, 10, 13, 7, 28, 41, 5, tzinfo=UTC)
    assert minute_of(moment) == datetime(2026, 10, 13, 7, 28, tzinfo=UTC)
    assert end_of_minute(minute_of(moment)) == datetime(2026, 10, 13, 7, 28, 59, 999_999, tzinfo=UTC)
    assert local_minute(moment) == "2026-10-13T08:28"


def test_the_hour_that_the_autumn_repeats_has_addresses_of_its_own() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert local_minute(first) == "2026-10-25T01:30"
    assert local_minute(second) == "2026-10-25T01:30+00:00"


def test_what_was_recorded_late_is_a_moment_of_each_clock() -> None:
    day = people_here().at("08:10")
    enter_late(day, "09:20", "TemporaryExitLogged", "P01")
    assert at(moments(day.day(), "happened", everything))[-2:] == ["07:30", "08:10"]
    assert at(moments(day.day(), "known", everything))[-2:] == ["07:30", "09:20"]


def test_what_somebody_may_not_know_of_is_no_moment_for_them() -> None:
    day = people_here().has(("TemporaryExitLogged", "P01"))
    blind = moments(day.day(), "happened", lambda recorded: type(recorded.event).__name__ != "TemporaryExitLogged")
    assert at(blind)[-1] == "07:30"
    assert blind[-1].upto == len(day.recorded_events()) - 1


def test_a_voided_entry_is_a_moment_only_of_what_was_known() -> None:
    day = people_here().at("08:10")
    day.enter("TemporaryExitLogged", "P01", entry="wrong")
    day.at("08:40").void("wrong")
    assert at(moments(day.day(), "happened", everything))[-2:] == ["07:30", "08:40"]
    assert at(moments(day.day(), "known", everything))[-3:] == ["07:30", "08:10", "08:40"]


def test_the_phases_are_the_plan_the_days_of_the_centre_and_afterwards() -> None:
    day = closed().has("HotDebriefHeld")
    phases = {stop.address: stop.phase for stop in moments(day.day(), "happened", everything)}
    assert phases["2026-10-06T10:00"] == PLANNING
    assert phases["2026-10-13T05:30"] == phases["2026-10-13T20:00"] == "2026-10-13"
    assert phases["2026-10-14T09:00"] == AFTERWARDS
    assert {stop.phase for stop in moments(a_plan().day(), "happened", everything)} == {PLANNING}
    assert moments(people_here().day(), "happened", everything)[-1].phase == "2026-10-13"


def test_the_landmarks_are_those_that_there_are_and_may_be_known() -> None:
    day = closed().has("HotDebriefHeld").day()
    marks = {name: local_minute(minute)[5:] for name, minute in landmarks(day, "known", everything).items()}
    assert marks == {"opened": "10-13T06:00", "closed": "10-13T20:00", "debrief": "10-14T09:00"}
    hidden = landmarks(day, "known", lambda recorded: type(recorded.event).__name__ != "HotDebriefHeld")
    assert set(hidden) == {"opened", "closed"}
    assert landmarks(a_plan().day(), "happened", everything) == {}


def test_a_moment_between_two_stops_belongs_to_the_one_before() -> None:
    day = people_here()
    stops = moments(day.day(), "happened", everything)
    assert at(stops)[index_at(stops, day.moment("07:15"))] == "07:00"
    assert at(stops)[index_at(stops, day.moment("07:00"))] == "07:00"
    assert index_at(stops, day.moment((-90, "07:00"))) == -1


def test_nothing_is_unknown_where_all_was_recorded_at_once() -> None:
    assert unknown(closed(), (1, "09:00")) == []


def test_what_was_recorded_later_was_unknown_until_then() -> None:
    day = people_here().at("08:10")
    enter_late(day, "09:20", "TemporaryExitLogged", "P01")
    (row,) = unknown(day, "09:19")
    assert (row.kind, row.entry.at, row.known, row.amendment) == ("unknown", day.moment("08:10"), None, None)
    assert unknown(day, "08:09") == []
    assert unknown(day, "09:20") == []


def test_what_was_put_right_later_was_known_otherwise() -> None:
    day = people_here().at("08:10")
    day.enter("RollCallTaken", present=3, entry="counted")
    day.at("09:00").correct("counted", present=4)
    (row,) = unknown(day, "08:30")
    assert row.kind == "otherwise"
    assert [getattr(each.event, "present", None) for each in (row.was, row.known) if each] == [4, 3]
    assert row.amendment is not None
    assert row.amendment.envelope.recorded_at == day.moment("09:00")
    assert unknown(day, "09:00") == []


def test_an_entry_whose_time_was_put_right_was_believed_too_early() -> None:
    day = people_here().at("08:10")
    day.enter("RollCallTaken", present=4, entry="counted")
    day.at("09:00").correct("counted", at="08:50")
    assert [row.kind for row in unknown(day, "08:30")] == ["mistaken"]
    assert [row.kind for row in unknown(day, "08:55")] == ["otherwise"]


def test_what_was_voided_later_was_believed() -> None:
    day = people_here().at("08:10")
    day.enter("TemporaryExitLogged", "P01", entry="wrong")
    void = day.at("08:40").void("wrong")
    (row,) = unknown(day, "08:30")
    assert (row.kind, row.was) == ("mistaken", None)
    assert row.amendment is not None
    assert str(row.amendment.envelope.entry) == void
    assert unknown(day, "08:40") == []


def test_what_was_voided_then_and_counts_again_was_not_known_to_count() -> None:
    day = people_here().at("08:10")
    day.enter("TemporaryExitLogged", "P01", entry="right")
    void = day.at("08:20").void("right")
    day.at("09:00").void(void)
    (row,) = unknown(day, "08:30")
    assert (row.kind, row.amendment) == ("unknown", None)
    assert row.entry.envelope.recorded_at < day.moment("08:30")


@pytest.mark.parametrize("moment", ["08:15", "08:45"])
def test_the_latest_is_last_and_amendments_are_no_lines_of_their_own(moment: str) -> None:
    day = people_here().at("08:10")
    enter_late(day, "09:20", "TemporaryExitLogged", "P01")
    day.at("08:05")
    enter_late(day, "09:30", "TemporaryExitLogged", "P03", entry="other")
    day.at("09:40").void(day.at("09:35").void("other"))
    assert [row.entry.at for row in unknown(day, moment)] == [day.moment("08:05"), day.moment("08:10")]
