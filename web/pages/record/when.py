"""When did it happen: minutes ago, or a time, its day where that is another, which one in the hour that came twice."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.datastructures import FormData

from domain.times import FIVE_MINUTES, LONDON, NO_TIME, came_twice, read_date, read_time
from projections.local_time import local_date
from projections.operation.state import OperationState
from service.clock_of_a_day import recording_clock
from web.pages.record.hour_twice import nights

OFFSETS = {"first": "+01:00", "second": "+00:00"}
"""The hour that comes twice: first in summer time (BST), then in winter time (GMT)."""
NOW, OTHER = "now", "other"
AGO: dict[str, str] = {NOW: "now", "10": "10 min", "20": "20 min", "30": "30 min", OTHER: "other"}
"""What one tap says of when it was, with its words; `other` is the time that is written."""
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])")
_LOCAL = re.compile(r"[0-9-]{10}T[0-9:]{5,8}")


@dataclass
class WhenQuestion:
    """What was typed, and what is wrong with it. `night` names the days whose hour from one to two came twice."""

    at: str = ""
    on: str = ""
    which: str = ""
    device: str = ""
    ago: str = NOW
    night: str = ""
    error: str | None = None

    @classmethod
    def asked(cls, state: OperationState | None, moment: datetime | None = None, ago: str = NOW) -> "WhenQuestion":
        """The question before anybody answers it, with what was tapped of it, or with the time that an entry has."""
        made = cls(ago=ago if ago in AGO else NOW)
        if moment is not None:
            local = moment.astimezone(LONDON)
            made.at, made.on = f"{local:%H:%M}", f"{local:%Y-%m-%d}"
            if came_twice(moment):
                made.which = "second" if local.fold else "first"
        made.night = nights(state, made.on, made.at)
        return made

    @classmethod
    def typed(cls, form: FormData, state: OperationState | None) -> "WhenQuestion":
        """The question with what somebody answered."""
        at, on, which, device, ago = (
            str(form.get(name) or "").strip()
            for name in ("happened_at", "happened_on", "happened_which", "device_time", "ago")
        )
        made = cls(at, on, which, device, ago if ago in AGO else NOW)
        made.night = nights(state, made.on, made.at)
        return made

    @property
    def device_time(self) -> str | None:
        """What the device's clock shows; one that cannot say it stands in nobody's way."""
        try:
            read_time(self.device, datetime.now(UTC))
        except ValueError:
            return None
        return self.device

    @property
    def minutes_ago(self) -> int | None:
        """How many minutes before it is recorded, where a tap says so."""
        return int(self.ago) if self.ago.isdecimal() else None

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What one tap may say, with its words."""
        return list(AGO.items())

    def said(self, state: OperationState | None) -> str | None:
        """The time as the one reader takes it, None for now; where it cannot be read, `error` says why."""
        written = bool(self.at or self.on)
        if written and self.minutes_ago is not None:
            self.error = "Choose how many minutes ago, or write a time, not both"
        elif self.ago == OTHER and not written:
            self.error = "Write the time when it happened, such as 08:30"
        if self.error or not written:
            return None
        try:
            return self._read(recording_clock(state)).isoformat()
        except ValueError as wrong:
            self.error = str(wrong)
        except OverflowError:
            self.error = NO_TIME
        return self.at

    def _read(self, now: datetime) -> datetime:
        by_device = read_time(self.device_time, now) if self.device_time else now
        clock = clock_typed(self.at)
        if self.on and not self.at:
            raise ValueError("Write the time of that day, such as 08:30")
        if not clock:
            return self._one_of_two(self.at, by_device)
        if self.on:
            return self._one_of_two(f"{read_date(self.on)}T{clock}", by_device)
        latest = by_device + FIVE_MINUTES
        day = local_date(latest)
        if (read := self._one_of_two(f"{day}T{clock}", by_device)) <= latest:
            return read
        return self._one_of_two(f"{day - timedelta(days=1)}T{clock}", by_device)

    def _one_of_two(self, text: str, now: datetime) -> datetime:
        read = read_time(text, now)
        if self.which in OFFSETS and came_twice(read) and _LOCAL.fullmatch(text):
            return read_time(text + OFFSETS[self.which], now)
        return read


def clock_typed(text: str) -> str | None:
    """A time of day as people write it ("8:30", "0830", "08.30") as a time holds it ("08:30"); None for any other."""
    found = _CLOCK.fullmatch(text)
    return f"{int(found[1]):02}:{found[2]}" if found else None
