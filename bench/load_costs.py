"""The costs that the load model reckons with, by the keys under which a run of the bench kept them.

Most are measured for it (`bench/costs.json`), the others are figures of the bench (`bench/results.json`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from bench import kept, results
from bench.kept import Cost
from bench.results import Figure


def _kept(key: str) -> float:
    """A cost that is the median of what was measured under a key."""
    return field(metadata={"key": key})  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Costs:
    """Milliseconds are of one core's time, unless it is said otherwise."""

    entry: float = _kept("cpu_entry_sqlite")
    entry_postgres: float = _kept("cpu_entry_postgresql")
    follow: float = _kept("cpu_follow_postgresql")
    database: float = _kept("cpu_entry_database_postgresql")
    appends: float = _kept("appends_postgresql_1")
    """Entries a second, one after the other, each in a transaction of its own: so long one holds the log."""
    draw: float = _kept("cpu_draw")
    send: float = _kept("cpu_send")
    standing: float = _kept("cpu_standing")
    """A second."""
    page: float = _kept("cpu_page")
    frame: float = _kept("frame_board")
    """Kibibytes."""
    process: float = _kept("memory_process")
    """Mebibytes, as the next two."""
    day: float = _kept("memory_day")
    connection: float = _kept("memory_connection")
    board: float = _kept("memory_board_sqlite")
    """Kibibytes."""
    events: float = _kept("events_day")
    stored_file: float = _kept("disk_event_sqlite")
    """Bytes of one event with all that lies beside it."""
    stored_postgres: float = _kept("disk_event_postgresql")

    @property
    def writer(self) -> float:
        """Milliseconds for which one entry holds the log."""
        return 1000 / self.appends


KEYS: Mapping[str, str] = {each.name: each.metadata["key"] for each in fields(Costs)}
"""Under which key each was kept."""


def figures() -> dict[str, Cost | Figure]:
    """Whatever was measured, by its key."""
    return {**results.read().figures, **kept.read()}


def costs_kept() -> Costs:
    """The costs as they were measured last. Raises KeyError for one that was not."""
    found = figures()
    return Costs(**{each.name: found[KEYS[each.name]].median for each in fields(Costs)})
