"""Plan against actual: what was meant to be, beside what was."""

from collections.abc import Mapping
from datetime import datetime

from domain.events.debrief import CostsRecorded
from domain.events.planning import BudgetApproved, ObjectivesSet
from domain.texts import Language
from projections.local_time import local_clock
from projections.measures import Measure
from projections.operation.state import OperationState
from projections.views.money import money
from projections.views.plan.gap import planned_day
from projections.views.plan.languages import interpreters_booked
from projections.views.plan.pieces import asked_of, information
from service.access.access import sees
from service.access.visibility import reads
from service.clock import LONDON
from service.simulation.at_opening import AtOpening
from web.charts import whole
from web.pages.debrief.aims import judged_in_words
from web.pages.debrief.plan_beds import booked_beds
from web.pages.debrief.plan_partners import partners_beside
from web.pages.debrief.plan_times import times_beside
from web.pages.debrief.rows import HIDDEN, NOT, PlanRow
from web.wording import label
from web.wording.labels import pounds
from web.wording.numbers import counted
from web.wording.states import said


def plan_context(
    state: OperationState, figures: Mapping[str, Measure], seen_by: frozenset[str], at_opening: AtOpening | None
) -> dict[str, list[PlanRow]]:
    """Both tables as their template takes them."""
    rows = plan_against_actual(state, figures, seen_by, at_opening)
    return {"plan": rows, "partner_hours": list(partners_beside(state, seen_by))}


def plan_against_actual(
    state: OperationState, figures: Mapping[str, Measure], seen_by: frozenset[str], at_opening: AtOpening | None = None
) -> list[PlanRow]:
    """Every line, in the order in which a debrief asks; what an audience may not know says so."""
    beds, nights, bed_nights = booked_beds(state, seen_by)
    talks = "conversation with one" if figures["M32"].n == 1 else "conversations with one"
    day = planned_day(state)
    return [
        PlanRow("Date", f"{day:%-d %B %Y}" if day else NOT, _moment(_entry(state)), ("M01",)),
        PlanRow("People", _expected(state, seen_by), _people(figures), ("M20", "M20b")),
        *times_beside(state, figures["M22"], at_opening, seen_by),
        PlanRow("Partners on site", _of(figures["M65"], "committed"), _n(figures, "M65", "came"), ("M65",)),
        PlanRow("Partners on call", _of(figures["M66"], "committed"), _n(figures, "M66", "called in"), ("M66",)),
        PlanRow("Sharing agreements", _of(figures["M67"], "partners"), _n(figures, "M67", "signed"), ("M67",)),
        PlanRow("Interpreters", _interpreters(state), _n(figures, "M32", talks), ("M32",)),
        PlanRow("Beds", beds, _n(figures, "M86", "at most held at once"), ("M86",)),
        PlanRow("Nights", nights, _n(figures, "M30b", "used"), ("M30b",)),
        PlanRow("Bed-nights", bed_nights, _n(figures, "M30", "used"), ("M30",)),
        PlanRow("Information requests", *_asked(state, seen_by)),
        PlanRow("Money", _budget(state, seen_by), _spent(state, figures["M64"]), ("M64",)),
        PlanRow("Objectives", *_objectives(state, seen_by)),
    ]


def _expected(state: OperationState, seen_by: frozenset[str]) -> str:
    """How many people were expected, first and last, as the plan says it whether anybody came yet or not."""
    if not reads(seen_by, "ExpectedNumberRevised", "expected"):
        return HIDDEN
    first, last = state.operation.expected_first, state.operation.expected
    said = [f"{n} {words} expected" for n, words in ((first, "first"), (last, "last")) if n is not None]
    return ", ".join(said[:1] if first == last else said) or NOT


def _people(figures: Mapping[str, Measure]) -> str:
    """How many arrived; where more are registered than an arrival was entered for, how many are."""
    arrived, registered = figures["M20"].n, figures["M88"].n
    more = f"; {whole(registered)} registered" if (registered or 0) > (arrived or 0) else ""
    return _n(figures, "M20", "arrived") + more


def _of(measure: Measure, words: str) -> str:
    return NOT if measure.of is None else f"{whole(measure.of)} {words}"


def _n(figures: Mapping[str, Measure], code: str, words: str) -> str:
    said_of_it = said(figures[code].plain(), code)
    if not said_of_it.is_number and said_of_it.state != "none":
        return said_of_it.value
    return "; ".join((f"{whole(figures[code].n)} {words}", *said_of_it.lines))


def _entry(state: OperationState) -> datetime | None:
    live = state.operation.entry or state.operation.opened
    return live.at if live else None


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(LONDON):%-d %B %Y}, entry at {local_clock(moment)}" if moment else NOT


def _interpreters(state: OperationState) -> str:
    """What was booked for each language, added up as the plan does; 0 where it is the telephone alone."""
    booked = interpreters_booked(state).items()
    return ", ".join(f"{label(Language(language))}: {n}" for language, n in booked) or NOT


def _asked(state: OperationState, seen_by: frozenset[str]) -> tuple[str, str]:
    if not sees(seen_by, "InformationRequested"):
        return HIDDEN, HIDDEN
    asked = asked_of(state)
    if not asked:
        return NOT, NOT
    return f"{counted(len(asked), 'service')} asked", f"{len(asked) - len(list(information(state)))} answered"


def _budget(state: OperationState, seen_by: frozenset[str]) -> str:
    if not sees(seen_by, "BudgetApproved"):
        return HIDDEN
    if not state.all(BudgetApproved):
        return NOT
    ceiling = money(state).ceiling
    return "Approved, ceiling not recorded" if ceiling is None else f"{pounds(ceiling)} at the most"


def _spent(state: OperationState, measure: Measure) -> str:
    if measure.n is not None:
        return "; ".join((f"{pounds(measure.n)} spent", *said(measure.plain(), "M64").lines))
    return "Costs entered, amount not recorded" if state.all(CostsRecorded) else NOT


def _objectives(state: OperationState, seen_by: frozenset[str]) -> tuple[str, str]:
    if not sees(seen_by, "ObjectivesSet"):
        return HIDDEN, HIDDEN
    times = len(state.all(ObjectivesSet))
    planned = f"Set {'once' if times == 1 else f'{times} times'}" if times else NOT
    return planned, judged_in_words(state) or "Whether they were met is not recorded"
