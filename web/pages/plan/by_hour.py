"""Who is there by hour on one day of the plan: each partner's stretches as bars and in words, and what is uncovered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.events.partners import PartnerHoursPlanned
from projections.local_time import local_clock, local_date, start_of
from projections.operation.state import OperationState
from projections.views.plan.briefings import briefed
from projections.views.plan.centre_hours import Stretch, centre_hours
from projections.views.plan.hours import there, uncovered
from projections.views.plan.partners import Organised, coming
from web.pages.gaps.stretches import joined
from web.wording.gaps import COVER

HOURS = 24
BRIEFING = {True: "briefing opened", False: "told us they read the briefing", None: "briefing not opened"}
MOMENT = timedelta(microseconds=1)
"""What ends at midnight lies on the day before."""
DAYS = 14
"""Days that are offered to look at, from the first planned one on."""


@dataclass(frozen=True, slots=True)
class HoursBar:
    """A stretch of a day: where it begins and how long it is, in minutes, and the same in words."""

    x: int
    width: int
    words: str


@dataclass(frozen=True, slots=True)
class HoursRow:
    """A partner on a day: on site or on call, how many staff, when; whether it signed and opened the briefing."""

    name: str
    mode: str
    staff: int | None
    bars: tuple[HoursBar, ...]
    words: str
    missing: bool = False
    signed: bool = False
    briefing: str = ""


@dataclass(frozen=True, slots=True)
class ByHour:
    """A day by hour; `days` are those that can be looked at. Nothing is planned where there are none."""

    day: date | None
    days: tuple[date, ...]
    opens: str
    rows: tuple[HoursRow, ...]
    gaps: tuple[HoursRow, ...]


def by_hour(state: OperationState, organised: Organised, wanted: str) -> ByHour:
    """The day asked for, else the first of those with hours; first whoever is to be on site and has none on it."""
    days = _days(state)
    day = next((each for each in days if each.isoformat() == wanted), days[0] if days else None)
    read = briefed(state)
    rows = tuple(
        replace(
            _row(state, name.ref, each.mode or "", there(state, name, each), day),
            signed=each.signed,
            briefing=BRIEFING[read.get(name)],
        )
        for name, each in coming(state).items()
    )
    rows = tuple(sorted(rows, key=lambda row: row.mode != "on_site" or bool(row.bars)))
    found = [(each.starts, each.missing) for each in uncovered(state, organised)]
    opens = _bars(centre_hours(state).values(), day) if day else ()
    return ByHour(day, days, _words(opens), rows, tuple(_gap(need, found, day) for need in _needs(found, day)))


def _days(state: OperationState) -> tuple[date, ...]:
    planned = [(event.starts, event.ends) for _, event in state.events_of(PartnerHoursPlanned)]
    every = [*centre_hours(state).values(), *planned]
    if not every:
        return ()
    first, last = min(local_date(each) for each, _ in every), max(local_date(each - MOMENT) for _, each in every)
    return tuple(first + timedelta(days=n) for n in range(min(DAYS, (last - first).days + 1)))


def _row(state: OperationState, name: str, mode: str, when: Sequence[Stretch] | None, day: date | None) -> HoursRow:
    planned = [event for _, event in state.events_of(PartnerHoursPlanned) if event.partner.ref == name]
    staff = max((each.staff for each in planned if each.staff is not None), default=None)
    if day is None or when is None:
        return HoursRow(name, mode, staff, (), "No hours given")
    bars = _bars(when, day)
    return HoursRow(name, mode, staff, bars, _words(bars) if mode == "on_site" or bars else "When called")


def _needs(found: Sequence[tuple[datetime, tuple[str, ...]]], day: date | None) -> list[str]:
    return [need for need in COVER if any(need in missing and local_date(starts) == day for starts, missing in found)]


def _gap(need: str, found: Sequence[tuple[datetime, tuple[str, ...]]], day: date | None) -> HoursRow:
    hours = joined([starts for starts, missing in found if need in missing])
    bars = _bars(hours, day) if day else ()
    return HoursRow(f"No {COVER[need]}", "", None, bars, _words(bars), missing=True)


def _bars(when: Iterable[Stretch], day: date) -> tuple[HoursBar, ...]:
    """The parts of stretches that lie on a day, by the minute of its clock."""
    begin, end = start_of(day), start_of(day + timedelta(days=1))
    found = []
    for starts, ends in sorted(when):
        first, last = max(starts, begin), min(ends, end)
        if first < last:
            x = _minute(first, begin)
            until = HOURS * 60 if last == end else _minute(last, begin)
            words = f"{local_clock(first)} to {'24:00' if last == end else local_clock(last)}"
            found.append(HoursBar(x, max(until - x, 1), words))
    return tuple(found)


def _minute(moment: datetime, begin: datetime) -> int:
    local = moment.astimezone(begin.tzinfo)
    return local.hour * 60 + local.minute


def _words(bars: Sequence[HoursBar]) -> str:
    return ", ".join(each.words for each in bars) or "Not this day"
