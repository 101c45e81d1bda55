"""What the link is about, for whoever has typed the code that went to the registered contact."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from fastapi import Request

from domain.events.partners import PartnerHoursPlanned
from domain.events.venue import VenueBooked
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.plan.hours import planned_by
from projections.views.plan.invited import NO
from projections.views.plan.venue_steps import addressed
from service.privacy.vault import Erased, Vault
from service.waiting import may_wait
from web.http.application import application
from web.pages.answer.opened import Opened, look
from web.wording.labels import label

PASS = "firstlight_answer"  # noqa: S105  (the name of the cookie that says that the code was typed)


@dataclass(frozen=True, slots=True)
class BehindTheCode:
    """What is planned, when and where, as far as the plan says, and the hours that they sent."""

    rows: tuple[tuple[str, str], ...]
    hours: tuple[str, ...]


def passed(request: Request, found: Opened) -> bool:
    """Whether this browser has typed the code of this invitation a while ago. Whoever said no sees nothing of it."""
    typed = application(request).invitations.passes(found.made.id, request.cookies.get(PASS, ""))
    return typed and found.asked.answer != NO


async def shown(request: Request, found: Opened) -> BehindTheCode:
    """The details; that they were shown is kept in the access log first."""
    app = application(request)
    await may_wait(look, app, found.made, "invitation: date, place and kind")
    address = await may_wait(_address, app.vault, found.state)
    said, plan = found.asked.said, found.state.operation
    kinds = ", ".join(str(label(each)) for each in plan.types)
    rows = (
        ("When", _when(found)),
        ("Asked to be", str(label(said.mode)) if said.mode else "On site or on call"),
        ("What", ", ".join(filter(None, (str(label(plan.premises)) if plan.premises else "", kinds)))),
        ("People expected", str(plan.expected or "Not known")),
        ("Where", address or "Not said yet: it is told to whoever comes"),
        ("Who leads", f"{found.made.council}; ask for {found.made.asked_by}"),
    )
    hours = tuple(_hours(each) for each in planned_by(found.state, found.asked.partner))
    return BehindTheCode(tuple((name, words) for name, words in rows if words), hours)


def _when(found: Opened) -> str:
    said = found.asked.said
    if said.starts and said.ends:
        return f"{label(said.starts)} to {label(said.ends)}"
    return f"{label(found.day)}, no hours said yet" if found.day else "Not said yet"


def _hours(said: PartnerHoursPlanned) -> str:
    staff = "" if said.staff is None else f", {said.staff} {'person' if said.staff == 1 else 'people'}"
    return f"{label(said.starts)} to {label(said.ends)}{staff}"


def _address(vault: Vault, state: OperationState) -> str:
    """The address of each venue that is booked, where one was entered."""
    return "; ".join(said for each in addressed(state) for said in _opened(vault, each))


def _opened(vault: Vault, booking: RecordedEvent) -> Iterator[str]:
    assert isinstance(booking.event, VenueBooked)
    with suppress(Erased):
        if booking.event.address:
            yield vault.open(booking.event.address)
