"""A person's referral on paper: how far it is by the form's own sections."""

import asyncio
from typing import get_args
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.referral_form import EDITION
from domain.vocabulary import ReadinessPoint
from projections.views.referral_ticks import marks_met
from service.access.access import Viewer
from service.access.referral_form import shown_form
from service.application import Application
from web.http.application import application
from web.http.render import page
from web.pages.person.buttons import actions, with_reasons
from web.pages.person.forms import PersonForms
from web.pages.person.look import looked_at
from web.wording import label
from web.wording.person import LINES, READY, SECTIONS

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/people/{ref}/referral")
async def referral(request: Request, operation: str, ref: str) -> Response:
    """The form section by section, what is ready and what is not; printed, it is a sheet to talk from."""
    viewer, state, found, seen_by = await looked_at(request, operation, ref)
    app = application(request)
    buttons = actions(state, viewer, ("ReferralSignedOff", "NrmReferralSubmitted"))
    return page(
        request,
        "person/referral.html",
        state=state,
        ref=ref,
        forms=PersonForms(state, viewer, ref, "referral"),
        buttons=await asyncio.to_thread(with_reasons, app, state, viewer, found, buttons),
        form=shown_form(state, found, seen_by),
        marks=get_args(ReadinessPoint),
        marked=[(each, label(each).capitalize()) for each in get_args(ReadinessPoint)],
        met=marks_met(state, found),
        sign_off=found.sign_off,
        sent=found.referral,
        asks_for_two=_asks_for_two(app, viewer),
        entries=(uuid4().hex, uuid4().hex),
        edition=EDITION,
        LINES=LINES,
        READY=READY,
        SECTIONS=SECTIONS,
    )


def _asks_for_two(app: Application, viewer: Viewer) -> bool:
    """Whether the organisation that this user refers for has a second person sign off."""
    own = app.days.organisations.of(viewer.agency)
    return own is not None and own.second_sign_off
