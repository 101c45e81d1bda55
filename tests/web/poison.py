"""What nobody can enter and a log may hold all the same: put there past every check, as a fault or a hand would."""

import json
from itertools import count
from typing import Any

from eventsourcing.dcb.api import DCBEvent

from service.log import Log

AT = "2026-10-13T09:00:00Z"


def envelope(**changed: Any) -> dict[str, Any]:
    """An envelope as the log holds it, but for what is changed; None leaves a field out."""
    whole = {
        "event_id": "poison",
        "entry": "poison",
        "happened_at": AT,
        "recorded_at": AT,
        "actor": "somebody",
        "agency": "Council",
        "on_behalf_of": "Council",
    }
    return {name: value for name, value in {**whole, **changed}.items() if value is not None}


Data = bytes | dict[str, Any]
_NUMBERS = count(1)


def stored(operation: str, kind: str, data: Data, *tags: str, tagged: bool = True, **e: Any) -> DCBEvent:
    """An event to append as it is, under an entry of its own."""
    entry = f"poison-{next(_NUMBERS)}"
    if isinstance(data, dict):
        data = json.dumps({"e": envelope(entry=entry, **e), "d": {"operation": operation, **data}}).encode()
    own = [f"entry:{entry}"] if tagged else []
    return DCBEvent(kind, data, [f"operation:{operation}", *tags, *own])


def poisons(operation: str) -> dict[str, DCBEvent]:
    """One of each kind, for an operation with a centre C1 and a person P01."""
    centre, person = f"{operation}/C1", f"{operation}/P01"
    return {
        "no such type": stored(operation, "NoSuchThing", {"name": "x"}),
        "no JSON": stored(operation, "PersonRegistered", b"\xff\x00 nothing"),
        "empty": stored(operation, "CentreOpened", b""),
        "a field missing": stored(operation, "PersonRegistered", {}, f"person:{person}"),
        "no time": stored(operation, "WelfareProvided", {"person": person, "kind": "food"}, happened_at=None),
        "a time without a place": stored(
            operation, "CentreOpened", {"centre": centre}, happened_at="2026-10-13T09:00:00"
        ),
        "the end of the calendar": stored(
            operation, "SituationReportIssued", {"centre": centre}, happened_at="9999-12-31T23:59:59Z"
        ),
        "the beginning": stored(operation, "CentreOpened", {"centre": centre}, recorded_at="0001-01-01T00:00:00Z"),
        "a number nobody means": stored(
            operation, "VenueBooked", {"centre": centre, "beds": 10**30, "nights": 1}, f"centre:{centre}"
        ),
        "a list for a text": stored(
            operation, "BedAllocated", {"person": person, "centre": centre, "kind": ["centre"]}
        ),
        "a bed that is no bed": stored(
            operation,
            "BedAllocated",
            {"person": person, "centre": centre, "kind": "centre", "bed": "what"},
            f"person:{person}",
            f"centre:{centre}",
        ),
        "a person that is no person": stored(operation, "PersonDeparted", {"person": "", "destination": 7}),
        "a proposal that cannot be read": stored(operation, "OperationProposed", {"planned_for": "soon"}),
        "a correction into nothing": stored(operation, "EntryCorrected", {"entry": "x", "becomes": [{"position": 1}]}),
        "an entry without its tag": stored(operation, "NoSuchThing", {}, tagged=False),
    }


def put(log: Log, event: DCBEvent) -> int:
    """Append it past every check; its position."""
    return log.append([event])
