"""What each thing costs one process over a file, in processor time: an entry, a view drawn, a page."""

import tempfile
from collections.abc import Iterator, Sequence
from statistics import mean, median

from bench.costs_serving import TIMES, Serving, several, with_a_day
from bench.kept import keep
from bench.line import title
from bench.used import resident

PORT = 8931
VIEWS, SCREENS = 5, 400
FORMS = ("register-person", "provide-welfare", "allocate-bed")


def more(over: Sequence[float], less: Sequence[float], by_so_many: int) -> list[float]:
    """What one more costs, from runs with many and with few."""
    return [max(0.0, many - median(less)) / by_so_many for many in over]


def costs(service: Serving) -> Iterator[tuple[str, str, list[float], str]]:
    """Each cost: its key, its words, what was found, its unit."""
    alone = several(service.tapped_beside)
    yield "cpu_entry_sqlite", "Processor time of an entry that comes alone, SQLite", alone, "ms"
    one = several(lambda: service.tapped_beside(1, 1))
    drawn = more(several(lambda: service.tapped_beside(1, VIEWS)), one, VIEWS - 1)
    yield "cpu_draw", "Processor time of drawing one view after an entry", drawn, "ms"
    sent = more(several(lambda: service.tapped_beside(SCREENS, 1)), one, SCREENS - 1)
    yield "cpu_send", "Processor time of sending a frame to one screen", sent, "ms"
    still, many = several(service.stands_beside), several(lambda: service.stands_beside(SCREENS))
    yield "cpu_standing", "Processor time a second of a screen that only stands open", more(many, still, SCREENS), "ms"
    every = ("", *(f"/do/{form}" for form in FORMS))
    pages = [[service.pages(f"/operations/{service.operation}{path}") for path in every] for _ in range(TIMES)]
    yield "cpu_page", "Processor time of a page: the board's and three forms", [mean(each) for each in pages], "ms"
    yield "memory_process", "Memory of a process with one day", [resident(service.process) / 1024], "MiB"


def main() -> None:
    title("What each thing costs one process over a file")
    with tempfile.TemporaryDirectory() as folder, with_a_day(f"sqlite:///{folder}/bench.db", PORT) as service:
        for key, what, values, unit in costs(service):
            keep(key, what, values, unit)
