"""The arithmetic of the load: what so many centres on one morning use of some machines.

Processes share the work, the database has one writer. The proxy sends anybody to any process, so a process draws a
view for each centre of which one of its screens shows it, and takes in what every other process stores.
"""

from dataclasses import dataclass

from bench.load_costs import Costs
from bench.load_given import Centre, Limits, Machines
from service.codec import decode
from web.live.channel import KEPT
from web.live.following import PASSING

CONNECTIONS = 41
"""The most that a process takes of the database (docs/operating/postgresql.md)."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one thing is used."""

    what: str
    used: float
    limit: float
    unit: str

    @property
    def of_it(self) -> float:
        return self.used / self.limit


@dataclass(frozen=True, slots=True)
class Flow:
    """What happens in a second, at all processes together."""

    entries: float
    draws: float
    sends: float
    pages: float
    screens: float

    def spends(self, costs: Costs, entry: float) -> float:
        """Milliseconds of the processes' time in a second, where an entry costs so much."""
        return (
            self.entries * entry
            + self.draws * costs.draw
            + self.sends * costs.send
            + self.pages * costs.page
            + self.screens * costs.standing
        )


def kept_views(centre: Centre, processes: int) -> float:
    """How many views of one centre are drawn, in all processes together: its screens came to any of them."""
    of_each = centre.screens / centre.views
    return centre.views * processes * (1 - (1 - 1 / processes) ** of_each)


def flow(centres: float, centre: Centre, processes: int) -> Flow:
    """The busiest moments of a morning on which so many centres are open."""
    hour = centres * centre.people * centre.entries / 3600
    entries, views = hour * centre.burst, kept_views(centre, processes)
    screens = centres * centre.screens
    return Flow(
        entries,
        entries * views + centres * views / PASSING,
        entries * centre.screens,
        entries * centre.pages + screens * centre.opened / 3600,
        screens,
    )


def shares(centres: float, on: Machines, costs: Costs, centre: Centre, limits: Limits = Limits()) -> list[Share]:
    """How much of each thing a morning of so many centres uses."""
    now = flow(centres, centre, on.every)
    sent = now.sends * costs.frame * 1024 * 8 / 1e6 / on.machines
    found = [
        Share("memory", memory(centres, on, costs, centre), on.memory, "GiB of a machine"),
        Share("open files", now.screens / on.every, limits.files, "screens of a process"),
        Share("the line out", sent, limits.link, "Mbit/s of a machine"),
    ]
    if on.database == "file":
        web = now.spends(costs, costs.entry) / 1000
        return [Share("processor", web, on.processes * limits.busy, "cores"), *found]
    web = now.spends(costs, costs.entry_postgres + (on.every - 1) * costs.follow) / 1000
    database = now.entries * costs.database / 1000
    writer = Share("the one writer", now.entries * costs.writer / 1000, limits.busy, "of its time")
    if on.database == "here":
        return [Share("processor", web + database, on.cores * limits.busy, "cores"), writer, *found]
    apart = Share("processor of the database", database, on.cores * limits.busy, "cores")
    held = Share("memory of the database", connections(on, costs), on.beside / 2, "GiB for connections")
    return [Share("processor", web, on.machines * on.cores * limits.busy, "cores"), apart, held, writer, *found]


def connections(on: Machines, costs: Costs) -> float:
    """Gibibytes that the processes' connections take of the database's machine, if each takes all that it may."""
    return on.every * CONNECTIONS * costs.connection / 1024


def memory(centres: float, on: Machines, costs: Costs, centre: Centre) -> float:
    """Gibibytes of one machine.

    Each process holds every open day, the last frames of each view that it draws, and the events that it read last.
    """
    frames = centres * kept_views(centre, on.every) / on.every * KEPT * costs.frame / 1024
    remembered = decode.cache_parameters()["maxsize"] * costs.day / costs.events
    process = costs.process + remembered + centres * costs.day + frames
    screens = centres * centre.screens / on.machines * costs.board / 1024
    here = connections(on, costs) if on.database == "here" else 0.0
    return (on.processes * process + screens) / 1024 + here
