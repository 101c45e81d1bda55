"""Pages and parts of pages from templates. Every page carries a marking and says whether it is an exercise."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from projections.local_time import local_clock
from projections.measures import TITLES
from projections.operation.state import OperationState
from service.access.access import audience
from service.access.visibility import NotShown, may_see
from service.answering import ANSWERING
from service.clock import LONDON, in_ms
from service.clock_of_a_day import recording_clock
from web import charts, wording
from web.http import components
from web.http.assets import ASSETS, VERSION
from web.http.csrf import token_for
from web.http.shown_up_to import mark_of_page
from web.http.stored import confirmation
from web.wording.alarms import alarm_in_short
from web.wording.capitals import capitalise, lower_first
from web.wording.direction import direction
from web.wording.figures import breakdown, figure, said_of_step, steps
from web.wording.numbers import counted
from web.wording.stages import CLOCKS, STAGES, STANDING, STATES, STEPS

HERE = Path(__file__).parents[1]


@cache
def templates() -> Environment:
    """The template environment; what every template may use is registered here and nowhere else."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.tests["not_shown"] = lambda value: isinstance(value, NotShown)
    made.filters["label"] = wording.label
    made.filters["local_time"] = lambda moment: local_clock(moment) if moment else ""
    made.filters["local_day"] = lambda moment: _local(moment, "%a %-d %b %Y")
    made.filters["local"] = lambda moment: f"{_local(moment, '%a %-d %b')}, {local_clock(moment)}" if moment else ""
    made.filters["in_ms"] = in_ms
    made.filters["iso"] = lambda moment: moment.isoformat()
    made.filters["title"] = title_of
    made.filters["figure"] = figure
    made.filters["direction"] = direction
    made.filters["capitalise"] = capitalise
    made.filters["lower_first"] = lower_first
    made.filters["alarm"] = lambda each: wording.alarm(each.code, each.about)
    made.filters["alarm_in_short"] = lambda each: alarm_in_short(each.code, each.about)
    charts.install(made)
    components.install(made)
    made.globals.update(assets=ASSETS, version=VERSION, recording_clock=recording_clock)
    made.globals.update(STAGES=STAGES, STANDING=STANDING, STEPS=STEPS, CLOCKS=CLOCKS, STATES=STATES)
    made.globals.update(may_see=may_see, counted=counted, COUNTS=wording.COUNTS, TITLES=TITLES)
    made.globals.update(breakdown=breakdown, said_of_step=said_of_step, steps=steps)
    return made


def _local(moment: datetime | None, form: str) -> str:
    return moment.astimezone(LONDON).strftime(form) if moment else ""


def title_of(state: OperationState) -> str:
    """What an operation is called; one without a code name by its premises and date."""
    if state.operation.name:
        return state.operation.name
    planned = state.operation.planned_for
    what = wording.label(state.operation.premises) if state.operation.premises else "operation"
    return f"{what[0].upper()}{what[1:]}, {planned:%-d %b %Y}" if planned else f"{what[0].upper()}{what[1:]}"


def part(template: str, **context: Any) -> str:
    """A part of a page, for the page itself and for the live frames alike."""
    return templates().get_template(template).render(**context)


def page(request: Request, template: str, status_code: int = 200, **context: Any) -> HTMLResponse:
    """A whole page."""
    viewer = context.setdefault("viewer", getattr(request.state, "viewer", None))
    context.setdefault("across", audience(viewer) if viewer else frozenset())
    context.setdefault("csrf_token", token_for(request))
    state = context.setdefault("state", None)
    context.setdefault("stored", confirmation(request, viewer, state) if viewer and state else None)
    context.setdefault("here", None)
    context["mark"] = mark_of_page(request, state) if viewer else ""
    answering = ANSWERING.get()
    context["request_number"] = answering.number if answering and status_code >= 500 else None
    return HTMLResponse(part(template, request=request, **context), status_code)


def swapped(name: str, html: str) -> str:
    """A part as the browser takes it in: it takes the place of the element with its id, nothing else moves."""
    return f'<hx-partial hx-target="#{name}" hx-swap="outerMorph">{html}</hx-partial>'


def filled(name: str, html: str) -> str:
    """All rows of a list, in place of those that it holds."""
    return f'<hx-partial hx-target="#{name}" hx-swap="innerMorph">{html}</hx-partial>'


def added(name: str, html: str) -> str:
    """A row that a list gets at its end; the browser puts it where its order is."""
    return f'<hx-partial hx-target="#{name}" hx-swap="beforeend">{html}</hx-partial>'


def removed(name: str) -> str:
    """An element that goes."""
    return f'<hx-partial hx-target="#{name}" hx-swap="delete"></hx-partial>'
