"""What is held and sent: a day in memory, and the bytes of a frame."""

import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from statistics import mean
from threading import Thread

import domain.decisions
from bench.costs_serving import Serving, with_a_day
from bench.kept import keep
from bench.line import title
from projections.operation.state import OperationState
from service.codec import decode
from service.log import open_log
from tests.stories.rows import replayed

PORT, FOLDED = 8935, 10


def a_day() -> tuple[float, int]:
    """Mebibytes of one reference day in memory, and its events: many such days, each with events of its own."""
    domain.decisions.load()
    with closing(open_log("memory://")) as log:
        operation = replayed(log)
        rows = [row[:3] for row in log.since(0, 100_000)]
    anew = decode.__wrapped__  # else all of them would share the events of the first
    tracemalloc.start()
    held = [OperationState.of(operation, [anew(*row) for row in rows]) for _ in range(FOLDED)]
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / len(held) / 1024**2, len(rows)


def frames(service: Serving) -> Iterator[float]:
    """Kibibytes of each frame that a board is sent while the rest of the day goes on."""
    from websockets.sync.client import connect

    address = f"ws://127.0.0.1:{PORT}/live/operations/{service.operation}?view=board"
    with connect(address, additional_headers={"Authorization": f"Bearer {service.token}"}, max_size=None) as line:
        line.recv()
        goes = Thread(target=service.go_on)
        goes.start()
        while True:
            try:
                frame = str(line.recv(timeout=2 if goes.is_alive() else 0.2))
            except TimeoutError:
                if not goes.is_alive():
                    return
                continue
            if '"kind":"delta"' in frame:
                yield len(frame.encode()) / 1024


def main() -> None:
    title("What is held and sent")
    taken, events = a_day()
    keep("memory_day", "Memory of a reference day", [taken], "MiB")
    keep("events_day", "Events of a reference day", [events], "")
    with tempfile.TemporaryDirectory() as folder, with_a_day(f"sqlite:///{folder}/bench.db", PORT) as service:
        keep("frame_board", "A frame of the board, the rest of the reference day", [mean(frames(service))], "KiB")
