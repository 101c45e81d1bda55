"""Simulations that run beside the pages: each once, in a thread of their own, one after the other, and kept."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from service.clock import now
from service.simulation.advice import Advice, advise, steps
from service.simulation.forecast import Forecast, PlannedDay, forecast
from service.simulation.past import PastDays

MOST = 200
"""Results kept at once; the one that nobody asked for longest goes first."""
IN_LINE = 10
"""Simulations that run or wait at once; they take turns, and one may take twenty seconds."""


class TooMany(Exception):
    """So many simulations wait that another would have to wait for minutes."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """What is said of a scene: the forecast, and what to add first."""

    forecast: Forecast
    advice: Advice


@dataclass(slots=True)
class Simulating:
    """A simulation that runs: since when (UTC), and how many days are done, of how many at the most."""

    since: datetime
    of: int
    made: "Future[Simulated]" = field(default_factory=Future)
    done: int = 0

    def tell(self, days: int) -> None:
        """So many more days are done."""
        self.done += days


class Simulations:
    """Those that are kept, and those that run. Any thread may ask."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._kept: OrderedDict[PlannedDay, Simulating] = OrderedDict()
        self._forecasts: dict[PlannedDay, Forecast] = {}
        self.past: PastDays = {}
        self._thread = ThreadPoolExecutor(1, "simulations")

    def of(self, scene: PlannedDay) -> Simulating:
        """The simulation of a scene, begun where nobody has; whoever asks meanwhile waits for the same.

        Raises TooMany.
        """
        with self._one_at_a_time:
            found = self._kept.get(scene)
            if found is None or (found.made.done() and found.made.exception()):
                if sum(not each.made.done() for each in self._kept.values()) >= IN_LINE:
                    raise TooMany
                self._kept[scene] = found = Simulating(now(), scene.days + steps(scene))
                found.made = self._thread.submit(_simulated, scene, found.tell)
            self._kept.move_to_end(scene)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return found

    def once(self, scene: PlannedDay) -> Forecast:
        """The forecast of a scene alone, made now by whoever asks first; it takes under a second."""
        if (found := self._forecasts.get(scene)) is None:
            self._forecasts[scene] = found = forecast(scene)
            if len(self._forecasts) > MOST:
                self._forecasts.pop(next(iter(self._forecasts)), None)
        return found

    def waiting(self) -> tuple[int, float]:
        """How many run or wait, and for how many seconds the oldest of them."""
        with self._one_at_a_time:
            since = [each.since for each in self._kept.values() if not each.made.done()]
        return len(since), (now() - min(since)).total_seconds() if since else 0.0

    def close(self) -> None:
        """Begin nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _simulated(scene: PlannedDay, told: Callable[[int], None]) -> Simulated:
    return Simulated(forecast(scene, told=told), advise(scene, told))
