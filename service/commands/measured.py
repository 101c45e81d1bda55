"""How a command ended and how long it took, counted around its way into the log."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from domain.kernel import Refused
from service.access.access import Forbidden
from service.answering import ANSWERING
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.metrics import COMMAND_SECONDS

OUTCOMES: dict[type[BaseException], str] = {
    Refused: "refused",
    Malformed: "malformed",
    OtherBody: "malformed",
    Forbidden: "forbidden",
    TimeoutError: "busy",
    sqlite3.OperationalError: "not_stored",
}


@contextmanager
def measured() -> Iterator[None]:
    """Count a command from its request on, or from here where there was none."""
    asked = ANSWERING.get()
    since, outcome = asked.since if asked else perf_counter(), "stored"
    try:
        yield
    except BaseException as error:
        outcome = outcome_of(error)
        raise
    finally:
        COMMAND_SECONDS.labels(outcome).observe(perf_counter() - since)


def outcome_of(error: BaseException) -> str:
    """What became of a command that raised this. A store that somebody else holds is busy, not broken."""
    outcome = next((code for kind, code in OUTCOMES.items() if isinstance(error, kind)), "failed")
    held = outcome == "not_stored" and ("lock" in str(error) or "busy" in str(error))
    return "busy" if held else outcome
