"""Which requests are being answered, since when, and by which number somebody may ask about one afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter


def _number() -> str:
    """Eight digits that can be said over the telephone; the time of the call tells two alike apart."""
    digits = f"{secrets.randbelow(10**8):08}"
    return f"{digits[:4]}-{digits[4:]}"


@dataclass(eq=False, slots=True)
class Answering:
    """A request on its way; `since` is a moment of the machine's own clock.

    Where nothing of the answer is `shown`, because its headers alone were asked for, nobody looks at anything.
    """

    number: str = field(default_factory=_number)
    since: float = field(default_factory=perf_counter)
    shown: bool = True


ANSWERING: ContextVar[Answering | None] = ContextVar("answering", default=None)
"""The request that is being answered here; None where nobody asked."""
_UNFINISHED: set[Answering] = set()


@contextmanager
def being_answered() -> Iterator[Answering]:
    """A new request, for as long as it is answered."""
    mine = Answering()
    token = ANSWERING.set(mine)
    _UNFINISHED.add(mine)
    try:
        yield mine
    finally:
        _UNFINISHED.discard(mine)
        ANSWERING.reset(token)


def oldest_unfinished() -> float:
    """Seconds since the oldest request came that is not answered yet; 0 where all are."""
    since = [each.since for each in list(_UNFINISHED)]
    return perf_counter() - min(since) if since else 0.0
