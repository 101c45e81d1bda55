"""Public outcomes that were prepared are taken back, before anybody releases them."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from domain.outside import OUTSIDE
from service.commands.submit import Proposal
from web.http.sign_in import signed_in
from web.pages.debrief.sending import enter, version_in
from web.pages.outcomes.preview import HERE, period_in, shown_page

router = APIRouter(include_in_schema=False)


@router.post(f"{HERE}/void")
async def void(request: Request) -> Response:
    """Take back what waits to be released; where it waits no more, the preview says so."""
    await signed_in(request)
    form = {name: str(value) for name, value in (await request.form()).items()}
    period = period_in(form)
    fields = {"since": period.since.isoformat(), "until": period.until.isoformat(), "version": version_in(form)}
    stored, status, problems = await enter(request, OUTSIDE, Proposal("PreparedOutcomesVoided", fields), form)
    if stored is None:
        return await shown_page(request, form, None, status, problems)
    return RedirectResponse(f"{HERE}?from={period.since}&to={period.until}&version={fields['version']}", 303)
