"""The Duty to Notify sheet of an adult who does not want to be referred: nothing on it tells who they are."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.events.referrals import NrmConsentDeclined
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.people import shown_person
from service.access.visibility import NOT_SHOWN, NotShown, may_see
from web.http.render import page
from web.pages.person.buttons import actions
from web.pages.person.forms import PersonForms
from web.pages.person.look import looked_at
from web.wording import label

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/people/{ref}/notification")
async def notification(request: Request, operation: str, ref: str) -> Response:
    """What a Duty to Notify report says of an adult who does not want to be referred; nothing tells who they are."""
    viewer, state, found, seen_by = await looked_at(request, operation, ref)
    return page(
        request,
        "person/notification.html",
        state=state,
        ref=ref,
        forms=PersonForms(state, viewer, ref, "notification"),
        buttons=actions(state, viewer, ("DutyToNotifySubmitted",)),
        not_due=_not_due(found, may_see(seen_by, "age_flag")),
        notified=found.notified,
        may_be_named=found.may_be_named if may_see(seen_by, "details") else NOT_SHOWN,
        lines=_lines(state, found, seen_by),
    )


def _not_due(person: Person, sees_age: bool) -> str | None:
    """Why no report is due (FACTS 1.3), as far as an audience may know it; None where one is, or was sent."""
    if person.voided:
        return "This registration was voided."
    if person.child and sees_age:
        return "A child, or a person whose age is uncertain, is always referred, and no report is sent."
    if person.identified is None:
        return "Nobody has identified this person as a potential victim, so no duty arose."
    if person.answer is None and not sees_age and person.notified is None:
        return "They have not answered. Whether a report may be due hangs on their age, which is not shown to you."
    if person.answer in (None, "deferred") and person.notified is None:
        return "They have not said no. While they take their time the duty is open, and not overdue."
    return "They agreed to be referred: the referral discharges the duty." if person.answer == "given" else None


def _lines(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[tuple[str, Any]]:
    """What the report asks, each with what is recorded: nothing by which somebody could be told (FACTS 6.3, V4)."""
    shown = shown_person(person, seen_by)
    details, hidden = shown.details, isinstance(shown.details, NotShown)
    second = NOT_SHOWN if hidden else person.second_nationality
    latest = person.answers[-1].event if person.answers else None
    reason = latest.reason if isinstance(latest, NrmConsentDeclined) else None
    types = [label(each) for each in person.exploitation]
    return [
        ("Types of exploitation", ", ".join(types) if types else None),
        ("County", state.operation.county),
        ("Reason for not being referred", reason),
        ("Gender", getattr(details, "sex", NOT_SHOWN)),
        ("Nationality", getattr(details, "nationality", NOT_SHOWN)),
        ("Second nationality", second),
    ]
