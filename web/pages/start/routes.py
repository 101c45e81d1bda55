"""Start from a template: which one, then what, when and who, all entered at once."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from domain.kernel import Refused
from domain.texts import Language
from service.access.access import Forbidden, Viewer, may_do
from service.clock import now
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.commands.names import PROPOSE
from service.commands.submission import Submission
from service.log import NotStored
from service.plan_templates.template import Template, source
from web.http.application import application
from web.http.errors import COME_BACK, NOT_STORED
from web.http.kept import KEY, forget, kept_form, seconds_left
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.lessons.before_planning import to_read_first
from web.pages.record.stored import stored_before
from web.pages.start.entry import entered
from web.pages.start.form import KINDS, PREMISES, StartForm, proposed, typed
from web.pages.start.sources import copied, every, past
from web.wording import label, refusal

router = APIRouter(include_in_schema=False)
HERE = "/operations/new/from"
FIELDS = {"expected_max": "expected", "text": "aims", "partner": "another", "language": "languages"}
"""Fields of the entries by those of the form, where they are called otherwise."""


async def _planner(request: Request) -> Viewer:
    viewer = await signed_in(request)
    if not may_do(viewer, PROPOSE):
        raise Forbidden("Your role does not allow this. Ask the manager to propose it.")
    return viewer


@router.get(HERE)
async def choose(request: Request) -> Response:
    """Every template, and the past operations that can be copied."""
    viewer = await _planner(request)
    published, own = await every(request, viewer)
    return page(
        request,
        "start/choose.html",
        here="operations",
        published=published,
        own=own,
        past=await past(request, viewer),
        source=source(),
        open_lessons=await to_read_first(request, viewer),
    )


@router.get(HERE + "/{code}")
async def ask(request: Request, code: str) -> Response:
    """The form, filled in by the template."""
    viewer = await _planner(request)
    if before := await stored_before(request, viewer):
        return before
    template = await _template(request, viewer, code)
    key = request.query_params.get(KEY) or uuid4().hex
    if sent := await kept_form(request, viewer.user):
        return await _form(request, viewer, template, typed(sent), key, kept=True)
    languages = ", ".join(str(label(Language(each))) for each in template.languages)
    return await _form(request, viewer, template, proposed(template, now(), languages), key)


@router.post(HERE + "/{code}")
async def start(request: Request, code: str) -> Response:
    """Enter all of it at once, or show what is wrong with what was typed still there."""
    viewer = await _planner(request)
    template = await _template(request, viewer, code)
    sent = await request.form()
    form, key = typed(sent), str(sent.get("entry") or uuid4().hex)
    proposals = entered(form, template, now())
    if form.errors:
        return await _form(request, viewer, template, form, key, 422)
    submission = Submission(operation=f"op-{uuid4().hex[:12]}", proposals=proposals, entry=key)
    try:
        outcome = await application(request).submit(viewer, submission)
    except NotStored:
        again = await _form(request, viewer, template, form, key, 503, problems=[NOT_STORED])
        again.headers.update(COME_BACK)
        return again
    except (Refused, Malformed, OtherBody) as wrong:
        status, problems = _wrong(form, wrong)
        key = uuid4().hex if isinstance(wrong, OtherBody) else key
        return await _form(request, viewer, template, form, key, status, problems=problems)
    await forget(request, viewer.user, key)
    return RedirectResponse(f"/operations/{outcome.events[0].operation}/plan", 303)


async def _template(request: Request, viewer: Viewer, code: str) -> Template:
    """The template of a code; one that is copied from an operation is made of it now. Raises 404."""
    if code.startswith("op-"):
        return await copied(request, viewer, code)
    published, own = await every(request, viewer)
    found = {**published, **own}.get(code)
    if found is None:
        raise HTTPException(404, "There is no such template.")
    return found


def _wrong(form: StartForm, wrong: Refused | Malformed | OtherBody) -> tuple[int, list[str]]:
    """The status and what stands on top; what is wrong with a field stands beside it."""
    if isinstance(wrong, Refused):
        return 409, [refusal(each) for each in wrong.reasons]
    if isinstance(wrong, OtherBody):
        return 422, ["This was sent before with another content. Look into the list of operations, then send it again."]
    for field, words in wrong.problems:
        form.errors[FIELDS.get(field or "", field or "another")] = words
    return 422, []


async def _form(
    request: Request, viewer: Viewer, template: Template, form: StartForm, key: str, status: int = 200, **more: Any
) -> Response:
    shown = {"problems": [], "kept": False, **more}
    return page(
        request,
        "start/form.html",
        status,
        here="operations",
        started=template,
        form=form,
        entry=key,
        premises=PREMISES,
        kinds=KINDS,
        address=f"{HERE}/{template.code}",
        session_seconds=seconds_left(request.state.session),
        **shown,
    )
