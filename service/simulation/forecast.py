"""Many simulated days of one plan: when the last person will have been talked to, how long people wait, who is here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from projections.views.plan.day_times import DayTimes
from service.simulation.day import Resources, run
from service.simulation.people import Guest, Spoken, guests
from service.simulation.spread import Spread

DAYS, MOST = 1_000, 20_000
"""Simulated days of one plan, and people in all of them: a plan for very many has fewer days, never under `FEWEST`."""
FEWEST = 20
SEED = "1"
"""The same seed, the same days: whoever looks again sees the same result."""
Told = Callable[[int], None]
"""Told how many more days are done."""


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """Everything that simulated days are made of: who comes, how long things take, what there is.

    `nights` are the minutes after opening at which people lie down.
    """

    people: int
    spoken: Spoken
    times: DayTimes
    resources: Resources
    nights: tuple[float, ...] = ()
    seed: str = SEED

    @property
    def days(self) -> int:
        """How many days are simulated."""
        return max(FEWEST, min(DAYS, MOST // self.people))

    def guests(self, day: int) -> list[Guest]:
        """Who comes on one of the days."""
        return guests(self.seed, day, self.people, self.spoken, self.times)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What many days say. `first` and `last`: the first conversation begun and the last one finished, in minutes after
    opening; `waits` from arrival to conversation; `untalked` the people whom nobody talked to; `beds` those here at
    night; `at_once` the conversations of each language at one time.
    """

    days: int
    first: Spread
    last: Spread
    waits: Spread
    untalked: Spread
    beds: Spread
    at_once: tuple[tuple[str, Spread], ...] = ()


def forecast(
    scene: PlannedDay,
    resources: Resources | None = None,
    days: int | None = None,
    told: Told | None = None,
    drawn: Sequence[Sequence[Guest]] = (),
    **how: bool,
) -> Forecast:
    """Simulate the days of a scene, or of the same people, `drawn` before, with other resources."""
    number, has = days or scene.days, resources or scene.resources
    first, last, waits, untalked, beds = [], [], [], [], []
    at_once: dict[str, list[float]] = {code: [] for code, _ in scene.spoken}
    for day in range(number):
        people = drawn[day] if drawn else scene.guests(day)
        starts = run(people, has, **how)
        ends = [start + each.length for start, each in zip(starts, people, strict=True)]
        first.append(min(starts))
        last.append(max(ends))
        waits += [start - each.arrives for start, each in zip(starts, people, strict=True)]
        untalked.append(float(starts.count(inf)))
        beds.append(float(_beds(people, ends, scene.nights)))
        for code, found in at_once.items():
            found.append(float(_most_at_once(people, starts, ends, code)))
        if told:
            told(1)
    spread = tuple((code, Spread.of(found)) for code, found in at_once.items())
    of = Spread.of
    return Forecast(number, of(first), of(last), of(waits), of(untalked), of(beds), spread)


def _beds(people: Sequence[Guest], ends: Sequence[float], nights: Sequence[float]) -> int:
    """The most people who are here on any night; whom nobody talked to has not left."""
    here = (
        sum(each.arrives <= night < end + each.stays for each, end in zip(people, ends, strict=True))
        for night in nights
    )
    return max(here, default=0)


def _most_at_once(people: Sequence[Guest], starts: Sequence[float], ends: Sequence[float], language: str) -> int:
    changes = [
        change
        for each, start, end in zip(people, starts, ends, strict=True)
        if each.language == language and start < inf
        for change in ((start, 1), (end, -1))
    ]
    held = most = 0
    for _, change in sorted(changes):
        held += change
        most = max(most, held)
    return most
