"""A thousand simulated days of twenty people, beside SimPy alone: the same waiting, with nobody who shares a room."""

from collections.abc import Generator

import simpy

from bench.line import pair, rounds, seconds, title
from bench.sizes import size
from service.simulation.day import Resources
from service.simulation.forecast import PlannedDay, forecast
from service.simulation.past import of_the_reference_day

DAYS, PEOPLE = size(1_000, tiny=10), 20
MOST = 10.0
"""Times as long as SimPy alone that drawing the people, giving out rooms and counting may take."""
DAY = PlannedDay(
    PEOPLE,
    (("ro", 0.6), ("vi", 0.4)),
    of_the_reference_day().times,
    Resources(3, ((0.0, 5), (940.0, 0)), (("ro", 2), ("vi", 1))),
    (940.0,),
)


def alone() -> None:
    """Everybody comes and is talked to, each by themselves."""

    def comes(clock: simpy.Environment) -> Generator[simpy.Event, object, None]:
        yield clock.timeout(120.0)
        yield clock.timeout(55.0)

    for _ in range(DAYS):
        clock = simpy.Environment()
        for _ in range(PEOPLE):
            clock.process(comes(clock))
        clock.run()


def main() -> None:
    title(f"{DAYS:,} simulated days of {PEOPLE} people")
    found = rounds(lambda: (seconds(lambda: forecast(DAY, days=DAYS)), seconds(alone)))
    what, limit = "when the last is talked to", f"<= {MOST:.0f}"
    pair("simulated_days", what, found, "s", "SimPy alone", limit, lambda ratio: ratio <= MOST)


if __name__ == "__main__":
    main()
