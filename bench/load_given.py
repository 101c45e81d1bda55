"""What the load model is given: a centre on its busiest morning, the machines, the year. Each says where it is from."""

import json
from dataclasses import dataclass
from pathlib import Path

DAY = Path(__file__).parent.parent / "web" / "demo" / "reference_day.json"
HOUR, MOMENTS = 60, 5
"""Minutes of the busiest hour, and of the busiest moments within it."""


def reference() -> tuple[int, float, float]:
    """Of the reference day: its people, their entries in the busiest hour for each, and the burst within it."""
    rows = [row for row in json.loads(DAY.read_text())["events"] if row["day"] == 0]
    minutes = [60 * int(row["time"][:2]) + int(row["time"][3:5]) for row in rows]

    def busiest(length: int) -> int:
        return max(sum(start <= each < start + length for each in minutes) for start in range(24 * 60))

    kinds = [row["type"] for row in rows]
    people = kinds.count("PersonRegistered") - kinds.count("RegistrationVoided")
    return people, busiest(HOUR) / people, busiest(MOMENTS) * HOUR / MOMENTS / busiest(HOUR)


PEOPLE, ENTRIES, BURST = reference()


@dataclass(frozen=True, slots=True)
class Centre:
    """One reception centre in its busiest hour."""

    people: int = PEOPLE
    entries: float = ENTRIES
    """Entries for each person in that hour."""
    burst: float = BURST
    """How much denser the busiest five minutes are than the hour."""
    screens: int = 25
    views: int = 8
    """Boards that differ from each other, because of who looks or what they chose."""
    pages: float = 2.0
    """Pages read for each entry: the form, and the board again."""
    opened: float = 6.0
    """How often in an hour each screen is opened anew."""


@dataclass(frozen=True, slots=True)
class Machines:
    """What the service runs on."""

    name: str
    machines: int
    cores: int
    memory: float
    """Gibibytes of each machine."""
    processes: int
    """Processes of the service on each machine."""
    database: str
    """A "file", "here" beside the processes, or "apart" on a machine of its own."""
    beside: float = 0.0
    """Gibibytes of that machine."""

    @property
    def every(self) -> int:
        """The processes on all machines."""
        return self.machines * self.processes


@dataclass(frozen=True, slots=True)
class Limits:
    """How far each thing may be used."""

    busy: float = 0.7
    """Of a core's time: beyond it whoever taps begins to wait for others."""
    files: int = 65_536
    """Open files of a process: deploy/systemd sets it (LimitNOFILE); without it Linux gives 1,024."""
    link: float = 1_000.0
    """Megabits a second that leave one machine."""


ONE_FILE = Machines("one machine of 2 cores and 4 GiB, one file", 1, 2, 4, 1, "file")
ONE = Machines("one machine of 8 cores and 16 GiB, PostgreSQL on it", 1, 8, 16, 6, "here")
TEN = Machines("ten machines of 8 cores and 16 GiB, PostgreSQL on an eleventh (64 GiB)", 10, 8, 16, 8, "apart", 64)
FORCES, COUNCILS, PEOPLE_A_YEAR = 43, 300, 20_000
YEARS = 5
OPEN = 37.92
"""Hours for which the centre of the reference day was open."""
DENSE = 3
"""How many times as much is entered where a centre enters every meal, wait and word."""


def said_of(centre: Centre) -> list[tuple[str, str, str]]:
    """What is assumed, in words: what, how much, from where."""
    reference, limits = "the reference day", Limits()
    nobody = "assumed: nobody has measured it"
    return [
        ("people at a centre", str(centre.people), reference),
        ("entries for each of them in the busiest hour", f"{centre.entries:.2f}", f"{reference}, 07:31 to 08:30"),
        (
            "the busiest five minutes within it, times as dense",
            f"{centre.burst:.1f}",
            f"{reference}; all centres at once",
        ),
        (
            "screens at a centre",
            str(centre.screens),
            f"14 people at the briefing of {reference}, a desk at each of 10 partners, a wall",
        ),
        ("of them boards that differ", str(centre.views), nobody),
        ("pages read for each entry", f"{centre.pages:g}", "the form, and the board again"),
        ("times in an hour that a screen is opened anew", f"{centre.opened:g}", nobody),
        ("a centre is open for", f"{OPEN} hours", reference),
        ("people a year", f"{PEOPLE_A_YEAR:,}", "referrals of 2024 (19,125), as if each came through a centre"),
        ("of a processor, and of the time of the one writer", f"at most {limits.busy:.0%}", "beyond it people wait"),
        ("open files of a process", f"{limits.files:,}", "`LimitNOFILE` in `deploy/systemd`"),
        ("the line out of a machine", f"{limits.link:,.0f} Mbit/s", "assumed"),
        ("connections of a process", "41", "[PostgreSQL](postgresql.md#processes): the most that it takes"),
    ]
