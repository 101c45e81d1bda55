"""What the debrief consists of, for the page and for the paper alike: one context, drawn by `debrief/body.html`."""

from collections.abc import Mapping
from typing import Any

from projections.measures import SECTIONS, TITLES, Measure, measured
from projections.operation.state import OperationState
from projections.views.bed_nights import bed_nights
from projections.views.completeness import completeness
from projections.views.flow import flow
from projections.views.recorded_late import recorded_late
from service.access.access import sees
from service.access.figures import shown_figures
from service.simulation.at_opening import AtOpening
from web.charts.bar import track_of
from web.pages.debrief.aims import aims_shown
from web.pages.debrief.answer import answer
from web.pages.debrief.charts import services_of, times_of
from web.pages.debrief.cost import cost_each
from web.pages.debrief.lessons import OpenText, lessons_of
from web.pages.debrief.plan_actual import plan_context
from web.pages.debrief.tiles import tiles_of
from web.pages.debrief.words import FLOW, FLOW_COLOURS, STAGES
from web.pages.timeline.as_of import AsOf
from web.wording.figure_sentences import in_a_sentence
from web.wording.states import When, said, when_of

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
WITHOUT = (
    ("not_recorded", "Figures that nobody recorded"),
    ("not_applicable_yet", "Figures that are about nothing yet"),
    ("not_shown", "Figures not shown to you"),
)
"""The states in which a figure has no number, as the debrief lists them."""


def debrief_context(
    state: OperationState,
    seen_by: frozenset[str],
    open_text: OpenText,
    *,
    paper: bool = False,
    as_of: AsOf | None = None,
    at_opening: AtOpening | None = None,
) -> dict[str, Any]:
    """Everything `debrief/body.html` draws. `day` is already the day at the moment of `as_of`; on paper nothing links.

    `open_text` gives a text, or a word where it was erased; `at_opening` is what the plan of then let expect.
    """
    figures = shown_figures(measured(state), seen_by)
    when = when_of(state)
    moment = as_of or AsOf()
    return {
        "state": state,
        "paper": paper,
        "as_of": moment,
        "as_of_words": moment.words(state),
        **_in_words(figures, when),
        "titles": TITLES,
        "names": NAMES,
        "answer": answer(state, figures),
        "tiles": tiles_of(figures, when=when),
        "links": flow(state),
        "flow_words": FLOW,
        "flow_colours": FLOW_COLOURS,
        "flow_headings": STAGES,
        "times": times_of(figures, when),
        "services": services_of(figures, when),
        **plan_context(state, figures, seen_by, at_opening),
        "nights": _nights(state, figures["M30"]),
        "late": recorded_late(state),
        "fields": completeness(state),
        **_judged(state, seen_by, open_text),
        "sections": SECTIONS,
    }


def _nights(state: OperationState, used: Measure) -> list[tuple[str, int | str, int | None]]:
    """Each night with the beds held and booked; without a look at the beds (M30) why there is no number of them."""
    track = track_of(said(used.plain(), "M30").state)
    return [(f"{each.morning:%-d %b}", track or each.held, each.booked) for each in bed_nights(state)]


def _judged(state: OperationState, seen_by: frozenset[str], open_text: OpenText) -> dict[str, Any]:
    """What the partners said of the day: the lessons, and the aims."""
    may_read_lessons = sees(seen_by, "LessonRecorded")
    return {
        "aims": aims_shown(state, seen_by, open_text),
        "lessons": lessons_of(state, open_text) if may_read_lessons else [],
        "may_read_lessons": may_read_lessons,
    }


def _in_words(figures: Mapping[str, Measure], when: When) -> dict[str, Any]:
    """The figures and what is said of them, those without a number listed by their state."""
    words = {code: said(measure.plain(), code, when) for code, measure in figures.items()}
    return {
        "figures": figures,
        "said": words,
        "cost_each": cost_each(figures["M64"]),
        "sentences": {code: in_a_sentence(figures[code].plain(), code, when) for code in ("M30", "M87")},
        "without": [(heading, [code for code in TITLES if words[code].state == how]) for how, heading in WITHOUT],
    }
