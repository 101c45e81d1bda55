"""When what was planned happened, and each partner's time here; what nobody recorded is None and never a number."""

from projections.views.plan.how_it_went import HowItWent, PartnerTimes, how_it_went, partner_times
from tests.given import ADay, a_plan, an_open_centre, people_here

HOURS = {"starts": "2026-10-13T05:30:00+01:00", "ends": "2026-10-13T20:00:00+01:00"}


def went(day: ADay) -> HowItWent:
    return how_it_went(day.day())


def test_a_plan_of_which_nothing_happened_has_its_hours_alone() -> None:
    assert went(a_plan()) == HowItWent(None, None, None, None, None, None, None, 0, 0, None, 0)
    planned = went(a_plan().has(("CentreHoursPlanned", "op", HOURS)))
    assert planned.to_open is not None
    assert planned.to_close is not None
    assert planned.opened is None


def test_the_opening_as_planned_stays_beside_the_opening_as_it_was() -> None:
    day = a_plan().has(("CentreHoursPlanned", "op", HOURS)).at("05:40")
    day.has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby").at("06:00").has("CentreOpened")
    assert (went(day).to_open, went(day).opened) == (day.moment("05:30"), day.moment("06:00"))


def test_arrivals_conversations_and_rooms() -> None:
    day = people_here().at("08:00").has(("PersonDebriefStarted", "P01", {"room": "R1"}))
    day.at("08:10").has(("PersonDebriefStarted", "P03", {"room": "R2"}))
    day.at("08:50").has(("PersonDebriefCompleted", "P01"))
    found = went(day)
    assert (found.arrived, found.first_talk, found.last_talk) == tuple(map(day.moment, ("07:00", "08:00", "08:50")))
    assert (found.talked, found.registered, found.rooms) == (1, len(day.day().registered), 2)


def test_a_conversation_without_a_room_says_nothing_of_rooms() -> None:
    day = people_here().at("08:00").has(("PersonDebriefStarted", "P01"))
    assert (went(day).rooms, went(day).roomless) == (None, 1)
    day.has(("PersonDebriefStarted", "P03", {"room": "R1"}))
    assert (went(day).rooms, went(day).roomless) == (1, 1)


def test_an_operation_is_closed_once_every_centre_that_opened_is() -> None:
    day = a_plan().at("05:30").has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby")
    day.at("06:00").has("CentreOpened")
    assert went(day).closed is None
    assert went(day.at("09:00").has("CentreClosed")).closed == day.moment("09:00")
    assert went(day.at("10:00").has("CentreReopened")).closed is None


def test_a_partner_comes_and_goes_more_than_once() -> None:
    day = an_open_centre().has(("PartnerHoursPlanned", "Police", {**HOURS, "staff": 4})).at("07:10")
    day.has(("PartnerArrived", "Police", {"staff": 3})).at("09:00").has(("PartnerLeft", "Police"))
    day.at("11:00").has(("PartnerArrived", "Police", {"staff": 2}))
    found = {name.ref: times for name, times in partner_times(day.day()).items()}
    at = day.moment
    assert found["Police"].here == ((at("07:10"), at("09:00")), (at("11:00"), None))
    assert [each.staff for each in found["Police"].planned] == [4]
    assert found["British Red Cross"] == PartnerTimes((), ())
