"""What the debrief consists of, for the page and for the paper alike: one context, drawn by `debrief/body.html`."""

from typing import Any

from projections.bed_nights import bed_nights
from projections.completeness import completeness, not_known
from projections.day import Day
from projections.flow import flow
from projections.measures import MEASURES, SECTIONS, TITLES
from projections.recorded_late import recorded_late
from service.access import sees
from web.pages.as_of import AsOf
from web.pages.debrief_answer import answer
from web.pages.debrief_charts import services_of, tiles_of, times_of
from web.pages.debrief_lessons import OpenText, lessons_of
from web.pages.debrief_plan import plan_against_actual
from web.pages.debrief_words import FLOW, FLOW_COLOURS, STAGES
from web.wording.figures import PER_OPERATION

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
    day: Day,
    seen_by: frozenset[str],
    open_text: OpenText,
    *,
    paper: bool = False,
    as_of: AsOf | None = None,
) -> dict[str, Any]:
    """Everything `debrief/body.html` draws. `day` is already the day at the moment of `as_of`; on paper nothing links.

    `open_text` gives the text behind a reference, or a word in its place where it was erased.
    """
    figures = {code: measure(day) for code, measure in MEASURES.items()}
    moment = as_of or AsOf()
    return {
        "day": day,
        "paper": paper,
        "as_of": moment,
        "as_of_words": moment.words(day),
        "figures": figures,
        "titles": TITLES,
        "per_operation": PER_OPERATION,
        "names": NAMES,
        "answer": answer(day, figures),
        "tiles": tiles_of(figures),
        "links": flow(day),
        "flow_words": FLOW,
        "flow_colours": FLOW_COLOURS,
        "flow_headings": STAGES,
        "times": times_of(figures),
        "services": services_of(figures),
        "plan": plan_against_actual(day, figures, seen_by),
        "nights": [(f"{each.morning:%-d %b}", each.held, each.booked) for each in bed_nights(day)],
        "late": recorded_late(day),
        "fields": completeness(day),
        "not_known": not_known(day, figures),
        "lessons": lessons_of(day, open_text) if sees(seen_by, "LessonRecorded") else [],
        "sections": [(heading, [(code, TITLES[code], figures[code]) for code in codes]) for heading, codes in SECTIONS],
    }
