"""Chasing whoever still owes a plan something: the sentence to send, by mail or by hand."""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.vocabulary import COUNCIL_SERVICES
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap
from service.access.access import Viewer, audience
from service.access.directory import reached
from service.access.plan import shown_plan
from service.access.visibility import must_see
from service.application import Application
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.plan.contacts import Contact, contacts_of
from web.wording.chase import ABOUT, CHASE, EXERCISE, WITHOUT_NAME, sentence_to
from web.wording.gaps import GAPS
from web.wording.labels import label

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ToChase:
    """One that owes: what to write, to which address, and by which telephone otherwise."""

    name: str
    says: str
    email: str | None
    mail: str | None
    telephone: str | None


def owed(app: Application, viewer: Viewer, state: OperationState, code: str) -> list[PlanGap]:
    """The gaps of one code that this user may see, each with whom it is about."""
    gaps = shown_plan(state, audience(viewer), app.days.everybody)
    return [each for each in gaps if each.code == code and each.about]


async def to_chase(app: Application, viewer: Viewer, state: OperationState, gap: PlanGap) -> ToChase:
    """What to write to one of them."""
    about = str(gap.about)
    name = str(label(about)).capitalize() if about in COUNCIL_SERVICES.codes else about
    people = await contacts_of(app, reached(app.days.directories, viewer, state, name))
    called = state.operation.name or WITHOUT_NAME
    exercise = EXERCISE if state.operation.exercise else ""
    says = exercise + sentence_to(gap.code, name, called, f"{gap.due:%A %-d %B}" if gap.due else "")
    email = _first(people, "email")
    subject = quote(f"{exercise}{called[:1].upper()}{called[1:]}: {ABOUT[gap.code]}")
    mail = f"mailto:{quote(email, safe='@')}?subject={subject}&body={quote(says)}" if email else None
    return ToChase(name, says, email, mail, _first(people, "telephone"))


def _first(people: list[Contact], how: str) -> str | None:
    return next((said for each in people if (said := getattr(each, how))), None)


@router.get("/operations/{operation}/plan/chase/{code}")
async def chase(request: Request, operation: str, code: str) -> Response:
    """A message for each of those who still owe it."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    must_see(viewer, "contacts")
    if code not in CHASE:
        raise HTTPException(404, "Nobody is chased for this.")
    rows = [await to_chase(app, viewer, state, each) for each in owed(app, viewer, state, code)]
    return page(request, "plan/chase.html", state=state, here="plan", rows=rows, button=GAPS[code].button)
