"""A calendar file: when somebody is expected. It names no kind, no place, no operation. That of an exercise says so.

Times stand in UTC, so that they are right in every hour, also in the one that the autumn repeats.
"""

from datetime import UTC, datetime
from hashlib import sha256

from icalendar import Calendar, Event

from domain.events.partners import PartnerInvited
from domain.words import Agency
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import Stretch
from projections.views.plan.invited import Invited

SUMMARY = "Help asked for by a council"
EXERCISE = "Exercise: help asked for by a council"


def calendar(state: OperationState, asked: Invited, council: str) -> bytes | None:
    """The file; None where they were asked for no hours. Whoever is asked anew finds the appointment moved."""
    said, name = asked.said, Agency(asked.partner.ref).folded
    if said.starts is None or said.ends is None:
        return None
    before = [each for _, each in state.events_of(PartnerInvited) if Agency(each.partner.ref).folded == name]
    summary = EXERCISE if state.operation.exercise else SUMMARY
    return written(f"{state.id}-{name}", council, (said.starts, said.ends), asked.asked.at, len(before) - 1, summary)


def written(
    reference: str, council: str, hours: Stretch, made: datetime, version: int = 0, summary: str = SUMMARY
) -> bytes:
    """The file; `reference` is the same for what is the same appointment, and is not in it."""
    event = Event()
    event.add("uid", f"{sha256(reference.encode()).hexdigest()[:32]}@firstlight")
    event.add("sequence", version)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", hours[0].astimezone(UTC))
    event.add("dtend", hours[1].astimezone(UTC))
    event.add("summary", summary)
    event.add("description", f"Asked for by {council}. What it is about stands behind your link.")
    event.add("class", "CONFIDENTIAL")
    whole = Calendar()
    whole.add("prodid", "-//Firstlight//EN")
    whole.add("version", "2.0")
    whole.add_component(event)
    file: bytes = whole.to_ical()
    return file
