"""The organisations that are known, for an administrator: each with its kind, its dates and how it is reached."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from projections.across.organisations import Organisation
from service.access.visibility import must_see
from service.privacy.ahead import opened_ahead
from web.http.addresses import OUTSIDE_ANY, form_of
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.programs.stopped import stopped

router = APIRouter(include_in_schema=False)
HERE = "/organisations"


@router.get(HERE)
async def organisations(request: Request) -> Response:
    """Every organisation by its name, and what can be done about them."""
    viewer = await signed_in(request)
    must_see(viewer, "organisations")
    app = application(request)
    by_name = app.days.organisations.by_name
    texts = await opened_ahead(app.vault, lambda: [each.contact for each in by_name.values()])
    known = sorted(by_name.values(), key=lambda each: each.name.folded)
    return page(
        request,
        "organisations/organisations.html",
        here="organisations",
        rows=[(each, texts.said(each.contact), _form("OrganisationChanged", each)) for each in known],
        register=_form("OrganisationRegistered"),
        done=request.query_params.get("done"),
        stopped=await stopped(request, viewer),
    )


def _form(event: str, about: Organisation | None = None) -> str:
    """The address of a form that comes back here."""
    asked = {"name": str(about.name)} if about else {}
    return f"{form_of(OUTSIDE_ANY, event)}?{urlencode({**asked, 'next': HERE})}"
