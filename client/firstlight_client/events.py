"""Events as the service sends them: CloudEvents, by the position at which each stands in the log."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

PREFIX = "firstlight."


@dataclass(frozen=True, slots=True)
class Event:
    """One event. Keep `position` and `mark`: the next reading begins after it, if it still stands there.

    `type` is such as PersonRegistered, or EntryChanged, whose data says which entries no longer count (`no_longer`)
    and how others read (`now`), or OperationUnreadable: nothing of that operation is told from this position on until
    it is put right. `subject` is what it is about, such as P03.
    """

    position: int
    operation: str
    type: str
    time: datetime
    subject: str | None
    exercise: bool
    data: dict[str, Any]
    mark: str = ""


def event_of(said: dict[str, Any]) -> Event:
    """An event from its JSON."""
    return Event(
        position=int(said["id"]),
        operation=said["source"].rpartition("/")[2],
        type=said["type"].removeprefix(PREFIX),
        time=datetime.fromisoformat(said["time"]),
        subject=said.get("subject"),
        exercise=said.get("exercise", False),
        data=said["data"],
        mark=said.get("mark", ""),
    )


def lines(parts: Iterable[str]) -> Iterator[str]:
    """The lines of a text that comes in parts. It ends where the service ends it, and at no other sign in a text."""
    held = ""
    for part in parts:
        *whole, held = (held + part).split("\n")
        yield from whole


def frames(lines: Iterable[str]) -> Iterator[tuple[str | None, Event | None]]:
    """The frames of a stream: how far it is, where it says so, and the event, where it brings one."""
    fields: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, said = line.partition(":")
            fields[name] = said.removeprefix(" ")
        elif fields:
            data = fields.get("data")
            yield fields.get("id"), event_of(json.loads(data)) if data else None
            fields = {}
