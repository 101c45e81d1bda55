"""The hours and numbers of the form that starts a plan, as typed; what is wrong with them stands in it."""

from datetime import datetime, timedelta

from domain.times import read_date, read_time
from projections.views.plan.centre_hours import HOUR, LONGEST
from service.digits import number_in as read_number
from web.pages.record.when import clock_typed
from web.pages.start.form import StartForm

MOST_HOURS = LONGEST // HOUR
"""Hours for which a centre is planned at the most."""
A_DAY = timedelta(days=1)
Hours = tuple[datetime, datetime, datetime]
"""The site, the centre's opening and its closing (UTC)."""


def hours_in(form: StartForm, now: datetime) -> Hours | None:
    """The three hours; a centre that opens earlier by the clock than the site opens on the day after."""
    length = number_in(form, "open_hours", MOST_HOURS)
    if length is None and "open_hours" not in form.errors:
        form.errors["open_hours"] = f"Write how many hours, 1 to {MOST_HOURS}"
    try:
        day = read_date(form.text["planned_for"])
    except ValueError:
        form.errors["planned_for"] = "Write a date, such as 2026-10-13"
        return None
    site, opens = _clock(form, "site"), _clock(form, "opens")
    if site is None or opens is None or length is None:
        return None
    try:
        begins = read_time(f"{day}T{site}", now)
        later = day + A_DAY if opens < site else day
        opening = read_time(f"{later}T{opens}", now)
    except (ValueError, OverflowError) as wrong:
        form.errors["site"] = str(wrong)
        return None
    return begins, opening, opening + timedelta(hours=length)


def _clock(form: StartForm, name: str) -> str | None:
    found = clock_typed(form.text[name])
    if found is None:
        form.errors[name] = "Write an hour, such as 19:00"
    return found


def number_in(form: StartForm, name: str, most: int) -> int | None:
    """The number in a field, from 1; None where none was typed, or what was typed is none."""
    said = form.text[name]
    if not said:
        return None
    found = read_number(said)
    if found is None or not 1 <= found <= most:
        form.errors[name] = f"Write a number from 1 to {most:,}"
        return None
    return found
