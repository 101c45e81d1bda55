"""A stream that is taken slowly brings nothing that was read for an access which is lost by now."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from domain.words import Agency
from service.access.access import Viewer
from service.feed.feed import Fed
from web.api import following

VIEWER = Viewer("reader", "Reader", Agency("British Red Cross"), frozenset({"partner_reader"}))


def brought(monkeypatch: pytest.MonkeyPatch, signed_in: list[Viewer | None], fresh: float) -> list[bytes]:
    """The events of three that came, of which each read gives those that are left, to somebody signed in so often."""
    app = SimpleNamespace(days=SimpleNamespace(position=3))
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(stopping=False, application=app)))

    async def still(_: object) -> Viewer | None:
        return signed_in.pop(0)

    async def read(_: Viewer, after: int, limit: int) -> Fed:
        return Fed([{"id": str(each)} for each in range(after + 1, 4)], 3, 3)

    async def frames() -> list[bytes]:
        return [each async for each in following._frames(request, read, 0)]

    monkeypatch.setattr(following, "still_signed_in", still)
    monkeypatch.setattr(following, "FRESH", fresh)
    monkeypatch.setattr(following, "WATCH", 0.0)
    return [each for each in asyncio.run(frames()) if b"data:" in each]


def test_who_takes_their_time_is_looked_at_again_before_more_goes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(brought(monkeypatch, [VIEWER, None], fresh=-1.0)) == 1
    assert len(brought(monkeypatch, [VIEWER] * 3 + [None], fresh=-1.0)) == 3, "each comes once, in order"
    assert len(brought(monkeypatch, [VIEWER, None], fresh=60.0)) == 3
