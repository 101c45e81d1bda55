"""Entering what happens and reading what stands, over the service's own API."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import httpx

from firstlight_client.errors import error_of
from firstlight_client.events import Event, event_of, frames, lines
from firstlight_client.sending import BUSY, Sender

STREAM = {"Accept": "text/event-stream"}
BACK = 1.0
"""Seconds after which a stream that broke off is taken up again."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What stands in the log now: at which position, and the events as they were stored."""

    operation: str
    position: int
    events: tuple[dict[str, Any], ...]


class Firstlight:
    """The service as one program sees it: `token` is its own. Use it with `with`, or close it."""

    def __init__(self, address: str, token: str, *, seconds: float = 30.0, tries: int = 8) -> None:
        self._sender = Sender(address, token, seconds, tries)

    def operation(self, operation: str) -> "Operation":
        """One operation; whether it is there shows when something is asked of it."""
        return Operation(self._sender, operation)

    def operations(self) -> list[dict[str, Any]]:
        """The operations that the token sees."""
        found: list[dict[str, Any]] = self._sender.send("GET", "/api/operations").json()
        return found

    def propose(self, *, key: str | None = None, **fields: Any) -> "Operation":
        """Propose an operation."""
        return Operation(self._sender, _enter(self._sender, "/api/operations", fields, key).operation)

    def events(self, after: int = 0, mark: str = "") -> Iterator[Event]:
        """What happened in all of them after a position, up to now; `mark` is that of the last event dealt with.

        Raises PutBack where the log no longer holds that one.
        """
        return _events(self._sender, "/api/events", after, mark)

    def follow(self, after: int = 0, mark: str = "") -> Iterator[Event]:
        """The same, and then what happens from now on, without an end."""
        return _follow(self._sender, "/api/events", after, mark)

    def close(self) -> None:
        self._sender.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class Operation:
    """One operation. What is entered is stored once, however often it has to be sent."""

    def __init__(self, sender: Sender, operation: str) -> None:
        self.id, self._sender, self._path = operation, sender, f"/api/operations/{operation}"

    def enter(self, what: str, *, key: str | None = None, **fields: Any) -> Stored:
        """Enter one thing by its name in the API, such as register-person. Raises Refused with every reason.

        `key` is made for it; give the one of an earlier try that ended as Unavailable, or in the middle.
        """
        return _enter(self._sender, f"{self._path}/{what}", fields, key)

    def enter_several(self, events: Sequence[Mapping[str, Any]], *, key: str | None = None, **envelope: Any) -> Stored:
        """Enter several events in one go, each with its type, all or none."""
        return _enter(self._sender, f"{self._path}/entries", {**envelope, "events": list(events)}, key)

    def board(self) -> dict[str, Any]:
        """The counts, the alarms, what is to be done next and who waits."""
        found: dict[str, Any] = self._sender.send("GET", f"{self._path}/board").json()
        return found

    def timeline(self) -> list[dict[str, Any]]:
        """Every entry that counts, in the order in which things happened."""
        found: list[dict[str, Any]] = self._sender.send("GET", f"{self._path}/timeline").json()
        return found

    def events(self, after: int = 0, mark: str = "") -> Iterator[Event]:
        """What happened after a position, up to now. Raises PutBack."""
        return _events(self._sender, f"{self._path}/events", after, mark)

    def follow(self, after: int = 0, mark: str = "") -> Iterator[Event]:
        """The same, and then what happens from now on. Raises PutBack; SignedOut or NotFound once access is lost."""
        return _follow(self._sender, f"{self._path}/events", after, mark)


def _enter(sender: Sender, path: str, fields: Mapping[str, Any], key: str | None) -> Stored:
    headers = {"Idempotency-Key": key or str(uuid4())}
    said = sender.send("POST", path, json=dict(fields), headers=headers).json()
    return Stored(said["operation"], said["position"], tuple(said["events"]))


def _events(sender: Sender, path: str, after: int, mark: str) -> Iterator[Event]:
    head = after + 1
    while after < head:
        answer = sender.send("GET", path, params={"after": after, "limit": 500, "mark": mark})
        for line in lines([answer.text]):
            event = event_of(json.loads(line))
            yield event
            mark = event.mark
        after, head = int(answer.headers["x-position"]), int(answer.headers["x-head"])


def _follow(sender: Sender, path: str, after: int, mark: str) -> Iterator[Event]:
    while True:
        try:
            headers = {**STREAM, "Last-Event-ID": str(after)}
            with sender.http.stream("GET", path, params={"mark": mark}, headers=headers) as answer:
                if not answer.is_success and answer.status_code not in BUSY:
                    answer.read()
                    raise error_of(answer)
                for position, event in frames(lines(answer.iter_text()) if answer.is_success else ()):
                    if event is not None:
                        yield event
                        mark = event.mark
                    after = int(position) if position else after
        except httpx.TransportError:
            pass
        time.sleep(BACK)
