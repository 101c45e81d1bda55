"""Figures as things were at a moment, and as they were known then: an entry that comes late tells the two apart."""

from dataclasses import replace
from typing import Any

import pytest

from projections.measures import MEASURES, report
from projections.measures.measure import Measure
from service.commands.carry_out import carry_out
from tests.given import ADay, an_open_centre, identified, people_here


def recorded_at(day: ADay, clock: Any, name: str, subject: str, **data: Any) -> ADay:
    """An entry about what happened at the day's own clock, made at another time."""
    carry_out(day.log, replace(day.entry(name, subject, **data), recorded_at=day.moment(clock)))
    return day


def at(day: ADay, code: str, clock: Any) -> Measure:
    """The figure as things were."""
    return MEASURES[code](day.day(at=clock))


def known(day: ADay, code: str, clock: Any) -> Measure:
    """The figure as it was known."""
    return MEASURES[code](day.day(known_at=clock))


LATE: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("PotentialVictimIdentified", "P03", {}, "M02"),
    ("HealthActionTaken", "P01", {}, "M31"),
    ("SuspectArrested", "S07", {}, "M10"),
    ("WelfareProvided", "P03", {}, "M09a"),
    ("PersonDeparted", "P03", {"destination": "hospital"}, "M07"),
    ("PersonMissingReported", "P03", {}, "M33"),
)


@pytest.mark.parametrize(("name", "subject", "data", "code"), LATE)
def test_a_late_entry_counts_from_when_it_happened_and_is_known_from_when_it_was_made(
    name: str, subject: str, data: dict[str, Any], code: str
) -> None:
    """V10: the tablets were off from 14:10 to 14:40."""
    day = identified("P01").has(("HealthScreenCompleted", "P01", {"need_flagged": True})).at("14:20")
    before = at(day, code, "14:00").n or 0
    recorded_at(day, "14:45", name, subject, **data)
    assert (at(day, code, "14:19").n or 0, at(day, code, "14:20").n) == (before, before + 1)
    assert (known(day, code, "14:44").n or 0, known(day, code, "14:45").n) == (before, before + 1)


def test_what_was_put_right_later_was_known_wrongly_then_and_was_right_all_along() -> None:
    day = people_here().at("09:00")
    day.enter("PersonDeparted", "P03", destination="custody", entry="left")
    day.at("12:00").correct("left", destination="hospital")
    assert known(day, "M07", "11:00").breakdowns == {"destination": {"custody": 1}}
    assert at(day, "M07", "11:00").breakdowns == {"destination": {"hospital": 1}}
    day.at("13:00").void("left")
    assert (known(day, "M07", "12:30").n, at(day, "M07", "12:30").n) == (1, 0)


def test_entries_and_corrections_are_counted_up_to_the_moment() -> None:
    """M48 and M54 count rows as entered: of those that had happened, or that were made by then."""
    day = people_here().at("09:00")
    so_far = known(day, "M48", "09:00").n or 0
    recorded_at(day, "10:00", "WelfareProvided", "P01")
    assert (at(day, "M48", "08:59").n, at(day, "M48", "09:00").n) == (so_far, so_far + 1)
    assert (known(day, "M48", "09:59").n, known(day, "M48", "10:00").n) == (so_far, so_far + 1)
    assert at(day, "M48", "09:00").within == {"30_minutes": so_far}
    assert at(day, "M48", "09:00").longest == 60.0
    day.at("11:00").has(("PersonDetailsCorrected", "P01", {"sex": "male"}))
    assert [(at(day, "M54", clock).n, at(day, "M54", clock).of) for clock in ("10:59", "11:00")] == [
        (0, so_far + 1),
        (1, so_far + 2),
    ]


def test_what_still_goes_on_is_counted_up_to_the_moment_asked_for() -> None:
    """Without a moment the clocks stand at the last entry, with one they stand there."""
    day = an_open_centre()
    assert MEASURES["M80"](day.day()).n == 1.0
    assert at(day, "M80", "10:00").n == 4.02
    day = people_here().at("20:00").has(("BedAllocated", "P01"))
    assert [at(day, "M30", clock).n for clock in ("23:59", (1, "03:59"), (1, "04:00"), (2, "04:00"))] == [0, 0, 1, 2]


def test_a_moment_before_everything_knows_nothing() -> None:
    day = people_here().day(at=(-30, "10:00"))
    said = report(day)
    assert {code for code, figure in said.items() if figure["n"]} == set()
