"""Plan against actual by the clock: the day's moments beside their plan and what was simulated."""

from collections.abc import Iterator
from datetime import datetime
from math import inf

from domain.texts import Language
from projections.measures import Measure
from projections.operation.state import OperationState
from projections.views.plan.how_it_went import HowItWent, how_it_went
from projections.views.plan.languages import expected_languages, languages
from projections.views.plan.venue import rooms_planned
from service.access.visibility import reads
from service.simulation.at_opening import AtOpening
from service.simulation.forecast import Forecast
from service.simulation.spread import Spread
from web.pages.capacity.moments import clock, span
from web.pages.debrief.rows import HIDDEN, NO_TIME, NOT, PlanRow
from web.wording.beside_figures import unknown
from web.wording.labels import label
from web.wording.numbers import persons


def times_beside(
    state: OperationState, talked_to: Measure, at_opening: AtOpening | None, seen_by: frozenset[str]
) -> Iterator[PlanRow]:
    """The centre, the first arrival, the conversations, in the order of a day; `talked_to` is M22."""
    went = how_it_went(state)
    shown = at_opening if reads(seen_by, "ExpectedNumberRevised", "expected") else None
    yield PlanRow("Languages", *_languages(state, seen_by))
    yield PlanRow("Rooms for conversations", _rooms_planned(state), _rooms_used(went))
    yield PlanRow("Centre opened", _moment(went.to_open), _moment(went.opened))
    yield PlanRow("First arrival", NO_TIME, _moment(went.arrived))
    yield PlanRow("First conversation begun", _simulated(shown, "first"), _moment(went.first_talk), ("M42",))
    yield PlanRow("Last conversation finished", _simulated(shown, "last"), _last(went, talked_to), ("M22",))
    yield PlanRow("Centre closed", _moment(went.to_close), _moment(went.closed))


def _moment(at: datetime | None) -> str:
    return NOT if at is None else label(at)


def _count(n: int | None, words: str) -> str:
    return NOT if n is None else f"{n} {words}"


def _simulated(at_opening: AtOpening | None, which: str) -> str:
    """What was simulated from the plan as it stood when the centre opened."""
    if at_opening is None:
        return NO_TIME
    said = f"{_range(at_opening, at_opening.forecast, which)}, simulated at opening for {persons(at_opening.people)}"
    if at_opening.came:
        people, forecast = at_opening.came
        said += f". For the {people} who came: {_range(at_opening, forecast, which)}"
    return said


def _range(at_opening: AtOpening, forecast: Forecast, which: str) -> str:
    """The median, and where eight of ten days lie."""
    found: Spread = getattr(forecast, which)
    if found.middle == inf:
        return "Not within the hours"
    return f"{clock(at_opening.opened, found.middle)} ({span(at_opening.opened, found).lower()})"


def _last(went: HowItWent, talked_to: Measure) -> str:
    if went.last_talk is None:
        return NOT
    beside = f", {unknown(talked_to.plain(), 'M22')}" if talked_to.not_recorded else ""
    return f"{label(went.last_talk)}; {went.talked} of {went.registered} people talked to{beside}"


def _rooms_planned(state: OperationState) -> str:
    return _count(rooms_planned(state), "made ready")


def _rooms_used(went: HowItWent) -> str:
    """The rooms that conversations name; those that name none may have been in any."""
    said = _count(went.rooms, "used")
    if went.rooms is None or not went.roomless:
        return said
    which = "1 conversation names" if went.roomless == 1 else f"{went.roomless} conversations name"
    return f"{said}; {which} no room"


def _languages(state: OperationState, seen_by: frozenset[str]) -> tuple[str, str]:
    said = expected_languages(state)
    planned = [f"{label(Language(each.language))} {_people(said.get(each.language))}" for each in languages(state)]
    return ", ".join(planned) or NOT, _spoken(state, seen_by)


def _people(n: int | None) -> str:
    return "(number not recorded)" if n is None else str(n)


def _spoken(state: OperationState, seen_by: frozenset[str]) -> str:
    if not reads(seen_by, "PersonRegistered", "language"):
        return HIDDEN
    every = [each.language for each in state.registered]
    said = [f"{label(Language(code))} {every.count(code)}" for code in dict.fromkeys(each for each in every if each)]
    if unknown := every.count(None):
        said.append(f"{unknown} not recorded")
    return ", ".join(said) or NOT
