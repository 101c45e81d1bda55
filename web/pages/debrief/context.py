"""What the debrief consists of, for the page and for the paper alike: one context, drawn by `debrief/body.html`."""

from typing import Any

from projections.measures import MEASURES, PER_OPERATION, SECTIONS, TITLES
from projections.operation.state import OperationState
from projections.views.bed_nights import bed_nights
from projections.views.completeness import completeness, not_known
from projections.views.flow import flow
from projections.views.recorded_late import recorded_late
from service.access.access import sees
from web.pages.debrief.answer import answer
from web.pages.debrief.charts import services_of, tiles_of, times_of
from web.pages.debrief.lessons import OpenText, lessons_of
from web.pages.debrief.plan_actual import plan_against_actual
from web.pages.debrief.words import FLOW, FLOW_COLOURS, STAGES
from web.pages.timeline.as_of import AsOf

NAMES = (
    ("outcomes", "Outcomes"),
    ("pathways", "Pathways"),
    ("times", "Times"),
    ("services", "Services and disruption"),
    ("plan", "Plan against actual"),
    ("beds", "Beds, nights and cost"),
    ("late", "Recorded late"),
    ("completeness", "What is not known"),
    ("lessons", "Lessons"),
    ("figures", "All figures"),
    ("as-of", "As of"),
)
"""The sections in their order, by their place on the page."""


def debrief_context(
    state: OperationState,
    seen_by: frozenset[str],
    open_text: OpenText,
    *,
    paper: bool = False,
    as_of: AsOf | None = None,
) -> dict[str, Any]:
    """Everything `debrief/body.html` draws. `day` is already the day at the moment of `as_of`; on paper nothing links.

    `open_text` gives the text behind a reference, or a word in its place where it was erased.
    """
    figures = {code: measure(state) for code, measure in MEASURES.items()}
    moment = as_of or AsOf()
    return {
        "state": state,
        "paper": paper,
        "as_of": moment,
        "as_of_words": moment.words(state),
        "figures": figures,
        "titles": TITLES,
        "per_operation": PER_OPERATION,
        "names": NAMES,
        "answer": answer(state, figures),
        "tiles": tiles_of(figures),
        "links": flow(state),
        "flow_words": FLOW,
        "flow_colours": FLOW_COLOURS,
        "flow_headings": STAGES,
        "times": times_of(figures),
        "services": services_of(figures),
        "plan": plan_against_actual(state, figures, seen_by),
        "nights": [(f"{each.morning:%-d %b}", each.held, each.booked) for each in bed_nights(state)],
        "late": recorded_late(state),
        "fields": completeness(state),
        "not_known": not_known(state, figures),
        "lessons": lessons_of(state, open_text) if sees(seen_by, "LessonRecorded") else [],
        "sections": [(heading, [(code, TITLES[code], figures[code]) for code in codes]) for heading, codes in SECTIONS],
    }
