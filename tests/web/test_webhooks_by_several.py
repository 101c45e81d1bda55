"""Webhooks while several processes run, and while one is killed in the middle."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.given import people_here
from tests.running import PEOPLE, Running
from tests.web.forms import there
from tests.web.given_webhooks import (  # noqa: F401  (fixtures)
    ADMINISTRATORS,
    Receiver,
    at_a_pace,
    hook,
    operation,
    receiver,
    running,
    until,
)
from tests.web.test_events import fed


def test_two_processes_send_each_event_once_and_in_order(running: Running, operation: str, receiver: Receiver) -> None:
    second = Running(running.path, people={})
    second.start()
    at_a_pace(second)
    try:
        hook(running, receiver.address)
        made = [fed(running, operation) for _ in range(12)]
        until(lambda: len(receiver.took) >= 12)
        assert receiver.positions == made
    finally:
        second.stop()


SERVE = """
import sys
from tests.web.given_webhooks import PACE
from web.cli.serving import server
made, application = server(sys.argv[1], "127.0.0.1", int(sys.argv[2]))
application.webhooks.loopback = True
made.config.app.state.sending.pace = PACE
made.run()
"""


def test_after_a_kill_in_between_every_event_arrives_at_least_once_in_order(tmp_path: Path, receiver: Receiver) -> None:
    running = Running(tmp_path / "firstlight.db", {**PEOPLE, **ADMINISTRATORS})
    running.start()
    at_a_pace(running)
    receiver.answers = lambda event: 503
    operation = there(running, people_here())
    hook(running, receiver.address)
    made = [fed(running, operation) for _ in range(8)]
    running.stop()
    slowly = threading.Event()
    receiver.answers = lambda event: 500 if slowly.wait(0.1) else 204
    for taken in (2, 4, 6):
        with _serving(running, signal.SIGKILL):
            until(lambda taken=taken: len(set(receiver.positions)) >= taken)  # type: ignore[misc]
    with _serving(running, signal.SIGTERM):
        until(lambda: set(receiver.positions) == set(made))
    assert list(dict.fromkeys(receiver.positions)) == made, "each came first in the order of the log"


@contextmanager
def _serving(running: Running, ended_by: signal.Signals) -> Iterator[None]:
    """A server in a process of its own, and how it ends."""
    process = subprocess.Popen([sys.executable, "-c", SERVE, running.database, str(running.port)])
    try:
        yield
    finally:
        process.send_signal(ended_by)
        process.wait()
