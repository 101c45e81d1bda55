"""When an entry happened, from what was typed: by the clock of the device, and never later than it is recorded."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.times import FIVE_MINUTES, read_time
from service.commands.malformed import malformed

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Happened:
    """When something happened (UTC); `typed_at` is what was typed, where that was a little ahead and taken as now."""

    happened_at: datetime
    typed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordingClock:
    """The moment of recording (UTC), and what the device's own clock shows at that moment, where it says so."""

    now: datetime
    device_time: object = None

    def happened(self, text: object, minutes_ago: int | None) -> Happened:
        """When it happened: as typed, else so many minutes before now, else now. Raises Malformed."""
        return self.when(text) or Happened(self.now - (minutes_ago or 0) * MINUTE)

    def when(self, text: object) -> Happened | None:
        """A typed time as it is meant; None where nothing was typed. Raises Malformed, naming the field.

        The whole minutes by which the device's clock is wrong are taken off what was read from it.
        """
        astray = self._astray()
        if text is None:
            return None
        with malformed("happened_at"):
            typed = read_time(text, self.now + astray) - round(astray / MINUTE) * MINUTE
        return Happened(self.now, typed) if self.now < typed <= self.now + FIVE_MINUTES else Happened(typed)

    def _astray(self) -> timedelta:
        if self.device_time is None:
            return timedelta()
        with malformed("device_time"):
            return read_time(self.device_time, self.now) - self.now
