"""A stretch of time behind a figure: from when to when, how long, and which limit it is outside."""

from dataclasses import dataclass
from datetime import datetime

from projections.local_time import local_clock
from projections.measures.measure import SECONDS
from service.clock import LONDON
from web.wording.breakdowns import WITHIN
from web.wording.labels import label
from web.wording.numbers import number


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch: its ends (UTC), its length in seconds, the unit of its figure, and the limits that it missed."""

    start: datetime
    end: datetime
    seconds: float
    unit: str
    missed: tuple[str, ...] = ()

    @property
    def length(self) -> float:
        """The length in its unit, two decimals."""
        return round(self.seconds / SECONDS[self.unit], 2)

    @property
    def words(self) -> str:
        """From when to when and how long: "13 Oct 2026, 07:20 to 13 Oct 2026, 07:42: 22 minutes"."""
        unit = self.unit.removesuffix("s") if self.length == 1 else self.unit
        return f"{local(self.start)} to {local(self.end)}: {number(self.length)} {unit}"

    @property
    def outside(self) -> str:
        """The limits that it missed, in words; empty where there is none."""
        return ", ".join(WITHIN.get(name) or label(name) for name in self.missed)


def local(moment: datetime) -> str:
    """A moment where the centre is, with BST or GMT in the hour that came twice."""
    return f"{moment.astimezone(LONDON):%-d %b %Y}, {local_clock(moment)}"
