"""What a plan can be started from: published templates, the council's own, and its past operations."""

from dataclasses import replace

from fastapi import Request

from domain.events.planning import ObjectivesSet
from projections.local_time import local_date
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.opening import open_text
from service.access.sealed import texts_of
from service.access.visibility import may_see
from service.application import Application
from service.clock import now
from service.plan_templates.made_from import made_from
from service.plan_templates.template import Template, published, with_own_partners
from service.waiting import may_wait
from web.http.application import application
from web.http.render import title_of

PAST = 12
"""Past operations that are offered to be copied."""
Templates = dict[str, Template]


async def every(request: Request, viewer: Viewer) -> tuple[Templates, Templates]:
    """The published templates with the council's own partners in them, and those that the council made."""
    app = application(request)
    own = await may_wait(app.templates.of, viewer.agency)
    known = app.days.organisations
    return {code: with_own_partners(each, known) for code, each in published().items()}, own


async def past(request: Request, viewer: Viewer) -> list[tuple[str, str, int]]:
    """The latest operations that this user sees: reference, title, partners; those that cannot be read are left out."""
    app, found = application(request), list[tuple[str, str, int]]()
    cards = app.days.operations.cards
    if not may_see(audience(viewer), "plan"):
        return []
    async for state in app.days_of(viewer, [card.id for card in reversed(cards.values())]):
        if state.broken_by or not state.partners:
            continue
        found.append((state.id, title_of(state), len(state.partners)))
        if len(found) == PAST:
            break
    return found


async def copied(request: Request, viewer: Viewer, operation: str) -> Template:
    """A template made of an operation at this moment, its aims opened for whoever copies it, and kept as opened."""
    app = application(request)
    await app.load(viewer, operation)
    state = app.state_of(viewer, operation)
    title = f"Copied from {title_of(state)}"
    made = made_from(state, app.days.organisations, operation, local_date(now()).isoformat(), title)
    return replace(made, aims=await may_wait(aims_of, app, viewer, state))


def aims_of(app: Application, viewer: Viewer, state: OperationState) -> str:
    """The aims as they were written last, where this user may read them; opening them is kept in the access log."""
    for recorded in reversed(state.all(ObjectivesSet)):
        for text in texts_of(state, recorded.position, audience(viewer)):
            if text.reference:
                return open_text(app, viewer, state, text).said or ""
    return ""
