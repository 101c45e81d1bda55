"""How many streams of events may be open at this process: one program that opens them without end harms no other."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import HTTPException, Request

AT_ONCE = 500
"""Streams of all programs: each looks four times a second whether there is more."""
OF_ONE = 10
"""Streams of one token, or of one person who is signed in."""
COME_BACK = {"Retry-After": "10"}
FULL = "As many streams are open here as can be. Read page by page, or try again in a few seconds."
ENOUGH = "As many streams are open for you here as you may have. Close one, then open another."


class OpenStreams:
    """Those of a process, counted by who holds them open."""

    def __init__(self) -> None:
        self._of: Counter[str] = Counter()

    def must_have_room(self, user: str) -> None:
        """Raises 429 with a sentence where one more is too many, for them or for everybody."""
        if self._of[user] >= OF_ONE:
            raise HTTPException(429, ENOUGH, COME_BACK)
        if self._of.total() >= AT_ONCE:
            raise HTTPException(429, FULL, COME_BACK)

    @contextmanager
    def one_more(self, user: str) -> Iterator[None]:
        """Hold one open. Raises as `must_have_room` does."""
        self.must_have_room(user)
        self._of[user] += 1
        try:
            yield
        finally:
            self._of[user] -= 1
            self._of += Counter()  # whoever holds none is forgotten


def open_streams(request: Request) -> OpenStreams:
    """Those of the running server, as `web.app` put them together."""
    found: OpenStreams = request.app.state.streams
    return found
