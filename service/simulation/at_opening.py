"""What was to be expected when the centre opened: simulated from what was in the log by then, by the same seed."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.bounds import EXPECTED
from projections.operation.state import OperationState
from projections.views.plan.capacity import capacity_planned
from service.days import Days
from service.kinds import organised
from service.simulation.beside import Simulations
from service.simulation.forecast import Forecast
from service.simulation.past import candidates, known_times
from service.simulation.scene import planned, scene


@dataclass(frozen=True, slots=True)
class AtOpening:
    """The forecast of the moment (UTC) at which the centre opened, for how many people.

    `came` is what the same plan let expect for as many as really came, where those were others: whoever is registered
    came, whether or not an arrival was entered.
    """

    opened: datetime
    people: int
    forecast: Forecast
    came: tuple[int, Forecast] | None = None


def at_opening(days: Days, simulations: Simulations, state: OperationState) -> AtOpening | None:
    """The forecast; None where no centre has opened, or nobody had said how many people were expected.

    It takes up to a second: a page calls it in a thread.
    """
    opened = state.operation.opened
    if opened is None:
        return None
    before = [each for each in state.recorded_events if each.position < opened.position]
    then = OperationState.as_far_as_readable(state.id, before, opened.at)
    plan = capacity_planned(then, organised(then, days.everybody), opened.at)
    if plan.opens is None or plan.expected is None or not EXPECTED.least <= plan.expected <= EXPECTED.most:
        return None
    known = known_times(days.log, candidates(days.operations, then), then, opened.position, simulations.past)
    has, came = planned(plan), max(state.arrived, len(state.registered))

    def of(people: int) -> Forecast:
        return simulations.once(scene(plan, replace(has, people=people), known.times))

    others = 0 < came <= EXPECTED.most and came != plan.expected
    return AtOpening(opened.at, plan.expected, of(plan.expected), (came, of(came)) if others else None)
