"""Simulated days beside the reference day itself, and what was to be expected when a centre opened."""

from math import inf

from domain.words import OperationId
from projections.across.directory import Directories
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from projections.views.plan.capacity import capacity_planned
from service.days import Days, events_of_operation
from service.kinds import Everybody, organised
from service.log import Log, MemoryLog
from service.simulation.at_opening import AtOpening, at_opening
from service.simulation.beside import Simulations
from service.simulation.day import Resources
from service.simulation.forecast import PlannedDay, forecast
from service.simulation.past import of_the_reference_day
from service.simulation.scene import Capacity, planned, scene
from tests.given import ADay, a_plan
from tests.projections.given_plan import a_whole_plan
from tests.stories.rows import replayed
from web.pages.capacity.needed import OF_THE_REFERENCE_DAY

OPENED = 6 * 60 + 20
"""When the centre of the reference day opened, in minutes of its day."""
LAST, FIRST, BEDS, WAITED = 13 * 60 + 55 - OPENED, 8 * 60 + 40 - OPENED, 8, 170
"""Its own last and first conversation, its beds, and the median from arrival to conversation (FACTS 6.2)."""


def test_the_reference_day_lies_where_its_simulated_days_do() -> None:
    """Two interpreters on site, and the telephone for two of eleven conversations: the day lies between two and three,
    no further out than a tenth of the days of either."""
    has = {n: Resources(3, ((0.0, 3), (940.0, 0)), (("ro", n),)) for n in (2, 3)}
    day = PlannedDay(11, (("ro", 1.0),), of_the_reference_day().times, has[2], (940.0,))
    two, three = (forecast(day, has[n]) for n in (2, 3))
    assert three.last.middle <= LAST <= two.last.middle
    assert three.last.high < LAST < two.last.low, "in neither range, as the page says"
    assert max(LAST - three.last.high, two.last.low - LAST) < 60
    for moment in (LAST, two.last.low, two.last.high, three.last.low, three.last.high):
        assert local(moment) in OF_THE_REFERENCE_DAY
    assert three.waits.middle <= WAITED <= two.waits.middle
    assert two.first.low <= FIRST <= two.first.high
    assert two.beds.low <= BEDS <= two.beds.high


def test_a_telephone_that_takes_what_nobody_else_can_is_one_interpreter_for_each_room_left() -> None:
    """It is never busy: as many as there are rooms for. The day still ended later than nine of ten such days."""
    has = [Resources(3, ((0.0, 3), (940.0, 0)), (("ro", n),)) for n in (3, 11)]
    third, telephone = (forecast(PlannedDay(11, (("ro", 1.0),), of_the_reference_day().times, each)) for each in has)
    assert (telephone.last, telephone.waits) == (third.last, third.waits)
    assert telephone.last.high < LAST


def local(minutes: float) -> str:
    """A moment of the reference day as a clock says it."""
    hour, minute = divmod(int(minutes) + OPENED, 60)
    return f"{hour}:{minute:02}"


def test_a_plan_becomes_a_day_by_its_own_hours_and_staff_without_the_nights() -> None:
    day = a_whole_plan(["hours"]).has(
        ("CentreHoursPlanned", "op", {"starts": "2026-10-13T06:00:00+01:00", "ends": "2026-10-14T12:00:00+01:00"}),
        ("PartnerHoursPlanned", "Police", hours("07:00", "12:00", 4)),
        ("PartnerHoursPlanned", "Police", hours("09:00", "23:00", 2)),
    )
    made = of(day)
    assert made.resources.debriefers == (
        *((0.0, 0), (60.0, 4), (180.0, 6), (360.0, 2), (960.0, 0), (1020.0, 0), (1500.0, 0), (1800.0, 0)),
    )
    assert made.nights == (960.0,)
    assert (made.people, made.spoken, made.resources.interpreters) == (20, (("ro", 1.0),), (("ro", 3),))
    shifted = of(day, Capacity(40, 5, 7, {"ro": 1})).resources
    assert [n for _, n in shifted.debriefers] == [0, 5, 7, 3, 0, 0, 0, 0], "one more whenever somebody is there"


def hours(starts: str, ends: str, staff: int | None = None) -> dict[str, object]:
    said = {"starts": f"2026-10-13T{starts}:00+01:00", "ends": f"2026-10-13T{ends}:00+01:00"}
    return said if staff is None else {**said, "staff": staff}


def of(day: ADay, has: Capacity | None = None) -> PlannedDay:
    state = day.day()
    plan = capacity_planned(state, organised(state, Everybody(Organisations(), Directories())))
    return scene(plan, has or planned(plan), of_the_reference_day().times)


def test_languages_keep_their_shares_whoever_else_comes() -> None:
    day = a_whole_plan(["language"]).has(
        ("LanguageExpected", "op", {"language": "ro", "people": 12}),
        ("LanguageExpected", "op", {"language": "vi", "people": 3}),
    )
    assert of(day, Capacity(100, 3, 3)).spoken == (("ro", 12 / 20), ("vi", 3 / 20))
    nobody = ADay().has("OperationProposed", ("LanguageExpected", "op", {"language": "ro"}))
    nobody.has(("CentreHoursPlanned", "op", hours("06:00", "20:00")))
    assert of(nobody, Capacity(7, 3, 3)).spoken == (("ro", 1.0),)


def expected(log: Log, operation: OperationId) -> AtOpening | None:
    state = OperationState.of(operation, events_of_operation(log, operation))
    return at_opening(Days(log), Simulations(), state)


def test_what_was_expected_at_opening_is_of_what_the_log_held_then() -> None:
    log = MemoryLog()
    operation = replayed(log)
    found = expected(log, operation)
    assert found is not None
    assert found.people == 20, "eleven were known of after the opening"
    assert found.came is not None
    assert found.came[0] == 11
    assert found.came[1].last.low <= LAST + 60 < found.forecast.last.middle, "eleven with two interpreters"
    assert expected(log, operation) == found, "live and reloaded alike"


def test_whatever_comes_later_changes_nothing_of_it() -> None:
    day = a_plan().at("05:30").has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby")
    assert expected(day.log, day.operation) is None, "no centre has opened"
    day.at("06:00").has("CentreOpened")
    before = expected(day.log, day.operation)
    assert before is not None
    assert before.came is None
    day.at("06:30").has(("ExpectedNumberRevised", "op", {"expected": 90}))
    day.has(("InterpretersBooked", "op", {"language": "vi", "on_site": 2}))
    assert expected(day.log, day.operation) == before
    assert before.forecast.last.middle < inf


def test_where_nobody_said_how_many_were_expected_nothing_was() -> None:
    day = ADay().has("OperationProposed", ("VenueBooked", "op", {"beds": 2}))
    day.has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby", "CentreOpened")
    assert expected(day.log, day.operation) is None


def test_a_forecast_is_made_once_and_a_simulation_runs_once() -> None:
    simulations = Simulations()
    made = PlannedDay(2, (), of_the_reference_day().times, Resources(1, ((0.0, 1),)))
    assert simulations.once(made) is simulations.once(made)
    assert simulations.of(made) is simulations.of(made)
    assert simulations.of(made).made.result().forecast == simulations.once(made)
    simulations.close()
