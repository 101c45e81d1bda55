"""What is copied of a plan's hours: by the clock, as they were planned and not as they turned out."""

from datetime import UTC, datetime

from projections.across.organisations import Organisations
from service.plan_templates.made_from import made_from
from service.plan_templates.template import Template
from tests.given import ADay
from tests.projections.given_plan import a_whole_plan


def copied(day: ADay) -> tuple[str, str, int]:
    """When the site begins, when the centre opens, for how many hours."""
    made: Template = made_from(day.day(), Organisations(), "op-1", "1", "Copied")
    return made.site, made.opens, made.open_hours


def plan(*steps: tuple[str, str, dict[str, object]]) -> ADay:
    return a_whole_plan(["hours"]).has(*steps)


def hours(starts: str, ends: str) -> tuple[str, str, dict[str, object]]:
    return "CentreHoursPlanned", "op", {"starts": starts, "ends": ends}


def asked(starts: str) -> tuple[str, str, dict[str, object]]:
    return "PartnerInvited", "Fire and rescue", {"starts": starts}


AFTERNOON = hours("2026-10-13T14:30:00+01:00", "2026-10-13T22:30:00+01:00")


def test_a_plan_without_hours_is_copied_with_those_that_templates_propose() -> None:
    assert copied(plan()) == ("06:00", "07:00", 14)


def test_the_clock_of_site_and_centre_is_copied() -> None:
    assert copied(plan(AFTERNOON)) == ("14:30", "14:30", 8)
    assert copied(plan(AFTERNOON, asked("2026-10-13T12:00:00+01:00"))) == ("12:00", "14:30", 8)
    night = hours("2026-10-14T02:00:00+01:00", "2026-10-14T12:00:00+01:00")
    assert copied(plan(night, asked("2026-10-13T22:00:00+01:00"))) == ("22:00", "02:00", 10)


def test_an_asking_for_another_day_or_for_later_says_nothing_of_the_site() -> None:
    for starts in ("2026-10-12T14:00:00+01:00", "2026-10-13T16:00:00+01:00"):
        assert copied(plan(AFTERNOON, asked(starts))) == ("14:30", "14:30", 8)


def test_hours_are_those_that_were_planned_whenever_the_centre_opened() -> None:
    assert copied(plan(AFTERNOON).at("06:03").has("CentreOpened")) == ("14:30", "14:30", 8)


def test_hours_over_the_night_on_which_the_clock_goes_back_are_hours_that_pass() -> None:
    long = hours(datetime(2026, 10, 24, 21, tzinfo=UTC).isoformat(), datetime(2026, 10, 25, 8, tzinfo=UTC).isoformat())
    assert copied(plan(long)) == ("22:00", "22:00", 11)
