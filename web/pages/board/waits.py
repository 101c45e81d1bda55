"""Times as a row holds them: the minute since when, the minutes that it may take, and the words for both."""

from dataclasses import dataclass
from datetime import datetime

from web.wording import waits

MINUTE = 60


def minute(moment: datetime) -> int:
    """The minute of a moment, counted as computers count; a browser goes on counting from it."""
    return int(moment.timestamp()) // MINUTE


@dataclass(frozen=True, slots=True)
class Since:
    """Since which minute, for how many at most (None: as long as it likes), and how many it is `now`."""

    since: int
    limit: int | None

    @classmethod
    def of(cls, since: datetime, limit: int | None = None) -> "Since":
        """The same from a moment."""
        return cls(minute(since), limit)

    @property
    def at(self) -> str:
        """What the browser needs to go on counting."""
        return f"{self.since}" if self.limit is None else f"{self.since} {self.limit}"

    def told(self, now: int) -> str:
        """How long it has been by a minute, in words."""
        return waits.told(max(0, now - self.since), self.limit)

    def tone(self, now: int) -> str:
        """How urgent that is."""
        return waits.tone(max(0, now - self.since), self.limit)

    def bare(self, now: int) -> str:
        """The same without what it may be."""
        return waits.span(max(0, now - self.since))
