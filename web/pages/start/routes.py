"""Start from a template: which one, then what, when and who, all entered at once."""

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
from service.waiting import may_wait
from web.http.application import application
from web.http.errors import COME_BACK, NOT_STORED
from web.http.kept import KEY, forget, kept_form
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.invitations.sending import council_of, send, to_ask
from web.pages.lessons.before_planning import to_read_first
from web.pages.record.stored import stored_before
from web.pages.start.drawn import HERE, form_page, what_is_wrong
from web.pages.start.entry import entered
from web.pages.start.form import proposed, typed
from web.pages.start.sources import copied, every, past
from web.wording import label

router = APIRouter(include_in_schema=False)


async def planner(request: Request) -> Viewer:
    """Whoever asks, where they may propose an operation."""
    viewer = await signed_in(request)
    if not may_do(viewer, PROPOSE):
        raise Forbidden("Your role does not allow this. Ask the manager to propose it.")
    return viewer


@router.get(HERE)
async def choose(request: Request) -> Response:
    """Every template, and the past operations that can be copied."""
    viewer = await planner(request)
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
    viewer = await planner(request)
    if before := await stored_before(request, viewer):
        return before
    template = await _template(request, viewer, code)
    key = request.query_params.get(KEY) or uuid4().hex
    if sent := await kept_form(request, viewer.user):
        return await form_page(request, viewer, template, typed(sent), key, kept=True)
    languages = ", ".join(str(label(Language(each))) for each in template.languages)
    return await form_page(request, viewer, template, proposed(template, now(), languages), key)


@router.post(HERE + "/{code}")
async def start(request: Request, code: str) -> Response:
    """Enter all of it at once, or show what is wrong with what was typed still there."""
    viewer = await planner(request)
    template = await _template(request, viewer, code)
    sent = await request.form()
    form, key = typed(sent), str(sent.get("entry") or uuid4().hex)
    proposals = entered(form, template, now())
    if form.errors:
        return await form_page(request, viewer, template, form, key, 422)
    submission = Submission(operation=f"op-{uuid4().hex[:12]}", proposals=proposals, entry=key)
    try:
        outcome = await application(request).submit(viewer, submission)
    except NotStored:
        again = await form_page(request, viewer, template, form, key, 503, problems=[NOT_STORED])
        again.headers.update(COME_BACK)
        return again
    except (Refused, Malformed, OtherBody) as wrong:
        status, problems = what_is_wrong(form, wrong)
        key = uuid4().hex if isinstance(wrong, OtherBody) else key
        return await form_page(request, viewer, template, form, key, status, problems=problems)
    await forget(request, viewer.user, key)
    if sent.get("send"):
        await application(request).load(viewer, outcome.events[0].operation)
        state = application(request).state_of(viewer, outcome.events[0].operation)
        asked = await may_wait(to_ask, application(request), state, council_of(state, viewer))
        await send(request, viewer, state, asked)
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
