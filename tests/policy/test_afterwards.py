"""How long what comes next takes: by the day that is planned for, each with who says so."""

from datetime import date

import pytest

from domain.policy.afterwards import OWN_TIMES_ENOUGH, TIMEFRAMES
from domain.policy.dated import in_force
from web.wording.afterwards import IN_FULL, how_long


def test_the_recovery_period_is_that_of_the_day_and_what_held_before_is_known() -> None:
    recovery = TIMEFRAMES["recovery"]
    assert recovery.on(date(2018, 6, 1)) == 45
    assert recovery.before(date(2018, 6, 1)) is None
    assert recovery.on(date(2026, 10, 13)) == 30
    assert recovery.before(date(2026, 10, 13)) == (45, date(2022, 12, 12))


def test_each_time_is_the_one_that_its_source_says() -> None:
    day = date(2026, 10, 13)
    assert {code: (each.on(day), each.unit, each.least) for code, each in TIMEFRAMES.items()} == {
        "refer_or_notify": (48, "hours", False),
        "reasonable_grounds": (5, "working_days", False),
        "council_bed": (5, "working_days", False),
        "support_begins": (5, "days", False),
        "recovery": (30, "days", True),
        "bed_after_decision": (0, "days", False),
        "housing_advice": (0, "days", False),
        "child_seen": (1, "days", False),
        "child_bed": (0, "days", False),
        "roof_meanwhile": (0, "days", False),
    }
    assert in_force(OWN_TIMES_ENOUGH, day) == 5


def test_every_time_has_a_source_and_every_step_a_time_that_there_is() -> None:
    assert all(each.source for each in TIMEFRAMES.values())
    asked = {step.time for way in IN_FULL.values() for step in way.steps if step.time}
    assert asked == set(TIMEFRAMES)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("refer_or_notify", "within 48 hours"),
        ("reasonable_grounds", "within 5 working days"),
        ("recovery", "at least 30 days"),
        ("child_seen", "the same or the next day"),
        ("child_bed", "the same day"),
    ],
)
def test_a_time_reads_as_people_say_it(code: str, words: str) -> None:
    time = TIMEFRAMES[code]
    assert how_long(time, time.on(date(2026, 10, 13))) == words
