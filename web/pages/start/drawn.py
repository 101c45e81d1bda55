"""The form that starts a plan as a page, and what is wrong with it in words."""

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from domain.kernel import Refused
from service.access.access import Viewer
from service.application import Application
from service.clock import now
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.invitations.contact import mail_of
from service.plan_templates.template import Template
from service.waiting import may_wait
from web.http.application import application
from web.http.kept import seconds_left
from web.http.render import page
from web.pages.lessons.before_planning import to_read_first
from web.pages.start.form import KINDS, PREMISES, StartForm
from web.wording import refusal

HERE = "/operations/new/from"
FIELDS = {"expected_max": "expected", "text": "aims", "partner": "another", "language": "languages"}
"""Fields of the entries by those of the form, where they are called otherwise."""


def what_is_wrong(form: StartForm, wrong: Refused | Malformed | OtherBody) -> tuple[int, list[str]]:
    """The status and what stands on top; what is wrong with a field stands beside it."""
    if isinstance(wrong, Refused):
        return 409, [refusal(each) for each in wrong.reasons]
    if isinstance(wrong, OtherBody):
        return 422, ["This was sent before with another content. Look into the list of operations, then send it again."]
    for field, words in wrong.problems:
        form.errors[FIELDS.get(field or "", field or "another")] = words
    return 422, []


async def form_page(
    request: Request, viewer: Viewer, template: Template, form: StartForm, key: str, status: int = 200, **more: Any
) -> Response:
    shown = {"problems": [], "kept": False, **more}
    reached = await may_wait(_reached, application(request), viewer, [each.name for each in form.partners])
    return page(
        request,
        "start/form.html",
        status,
        here="operations",
        started=template,
        form=form,
        entry=key,
        reached=reached,
        open_lessons=await to_read_first(request, viewer),
        premises=PREMISES,
        kinds=KINDS,
        address=f"{HERE}/{template.code}",
        session_seconds=seconds_left(request.state.session),
        **shown,
    )


def _reached(app: Application, viewer: Viewer, names: list[str]) -> set[str]:
    """Those to whom a letter can go."""
    return {each for each in names if mail_of(app.days, app.vault, viewer.agency, each, now())}
