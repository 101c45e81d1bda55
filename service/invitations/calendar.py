"""A calendar file: when somebody is expected. It names no kind, no place, no operation.

Times stand in UTC, so that they are right in every hour, also in the one that the autumn repeats.
"""

from datetime import UTC, datetime
from hashlib import sha256

from icalendar import Calendar, Event

SUMMARY = "Help asked for by a council"


def calendar(reference: str, council: str, starts: datetime, ends: datetime, made: datetime) -> bytes:
    """The file; `reference` is the same for what is the same appointment, and is not in it."""
    event = Event()
    event.add("uid", f"{sha256(reference.encode()).hexdigest()[:32]}@firstlight")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", starts.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    event.add("summary", SUMMARY)
    event.add("description", f"Asked for by {council}. What it is about stands behind your link.")
    event.add("class", "CONFIDENTIAL")
    whole = Calendar()
    whole.add("prodid", "-//Firstlight//EN")
    whole.add("version", "2.0")
    whole.add_component(event)
    written: bytes = whole.to_ical()
    return written
