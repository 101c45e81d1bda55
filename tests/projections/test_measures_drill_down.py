"""Behind every figure stand exactly the entries that it counts, each with what it adds, on usual and on odd days."""

from functools import cache

import pytest

from projections.measures import MEASURES, TITLES, UNITS
from projections.measures.measure import Measure
from projections.operation.state import OperationState
from service.days import events_of_operation
from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START, ADay, a_plan, an_open_centre, closed, identified, people_here
from tests.stories.rows import EXPECTED, reference_rows

MODERN = {"offence_group": "modern_slavery"}


@cache
def the_reference_day() -> OperationState:
    log = MemoryLog()
    replay = Replay(log, Vault(log), START, exercise=True)
    for _ in replay.run(reference_rows()):
        pass
    return OperationState.of(replay.operation, list(events_of_operation(log, replay.operation)))


def a_briefed_plan() -> ADay:
    """One partner signed, two read the briefing."""
    signed = ("InformationSharingAgreementSigned", "Police")
    return a_plan().at((-1, "15:00")).has(signed, ("BriefingIssued", "op", {"version": 1, "acks": 2}))


def a_full_day() -> ADay:
    """Everything that a figure counts has happened at least once."""
    day = closed().has(
        ("DisruptionInterventionRecorded", "op", {"agency": "GLAA", "kind": "tax"}),
        ("PremisesActionTaken", "op", {"action": "closure"}),
        ("SuspectArrested", "S01", MODERN),
        ("ChargeRecorded", "S01", MODERN),
        ("ChargeRecorded", "S01", MODERN),
        ("CaseOutcomeRecorded", "S01", {"outcome": "convicted"}),
        ("ReferralReadinessChecked", "P01", {"points": ["detail", "context"]}),
        ("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}),
        ("ReconsiderationRequested", "P01"),
        ("CrimeRecordLinked", "P01", {"reference": "C1"}),
        ("SupportStarted", "P01"),
        ("VenueReleased", "op", {"nights_used": 1}),
        ("CaseReviewHeld", "op", {"services": ["housing"]}),
        ("CostsRecorded", "op", {"heading": "food", "pounds": 120}),
        ("CostsRecorded", "op", {"heading": "food", "pounds": 30}),
        ("CostsRecorded", "op", {}),
        ("LessonRecorded", "L1"),
        ("ActionAssigned", "L1"),
        ("ActionClosed", "L1"),
        "StructuredDebriefHeld",
        "CentreReopened",
    )
    day.at((1, "10:20")).has("CentreClosed")
    day.at((9, "09:00")).has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    return day.at((90, "09:00")).has(
        ("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "positive"}),
        ("SupportEnded", "P01"),
        ("NrmExited", "P01"),
        ("FollowUpRecorded", "P01", {"situation": "referred_again"}),
        ("WellbeingRecorded", "P01", {"improved": ["housing", "education"]}),
        ("WellbeingRecorded", "P02", {"improved": []}),
    )


def a_busy_day() -> ADay:
    """The night before: beds, needs, children, somebody missing, somebody who declines."""
    day = identified("P01", "P02", "P03").has(
        ("PersonDetailsCorrected", "P04", {"language": "ro"}),
        ("PersonDebriefStarted", "P04", {"interpreter": "tel"}),
        ("NrmConsentGiven", "P01"),
        ("NrmReferralSubmitted", "P01", {"by": "Police"}),
        ("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}),
        ("HealthScreenCompleted", "P01", {"need_flagged": True}),
        ("HealthActionTaken", "P01"),
        ("WelfareProvided", "all"),
        ("NrmConsentDeclined", "P03", {"reason": "family"}),
        ("DutyToNotifySubmitted", "P03", {"by": "Police"}),
        ("ChildReferralMade", "P02", {"council": "Bucks"}),
        ("SocialWorkerVisit", "P02"),
        ("HousingOptionsAssessed", "P04", {"options": ["hostel", "private_rent"]}),
        ("PersonMissingReported", "P04"),
        ("ImmigrationActionRecorded", "P03"),
        ("SafeAccommodationOffered", "P01"),
        ("SafeAccommodationAccepted", "P01"),
        ("SafeArrivalConfirmed", "P01"),
        ("RollCallTaken", "op", {"present": 3}),
        ("OnCallPartnerActivated", "Contractor"),
        ("PartnerArrived", "Police"),
        ("PeopleEncounteredCounted", "op", {"people": 9}),
    )
    day.at("20:00").has(("BedAllocated", "P01"), ("BedAllocated", "P02"))
    return day.at((2, "09:00")).has(("PersonDeparted", "P01", {"destination": "return_to_exploiter"}))


def a_merged_registration() -> ADay:
    """P04 was P01: what was entered about one is the other's."""
    day = identified("P04").has(("HealthScreenCompleted", "P04", {"need_flagged": True}), ("HealthActionTaken", "P04"))
    return day.has(("RegistrationVoided", "P04", {"duplicate_of": "P01"}))


def corrected_entries() -> ADay:
    """A vehicle brought three and not four; a second one came; a departure was at another time."""
    day = a_plan().at("05:30").has("SiteEntered", "CentreSetToStandby").at("06:00").has("CentreOpened")
    day.has(("TransportDeparted", "T1", {"people": 4}), ("TransportDeparted", "T2", {"people": 2}))
    day.at("07:00").enter("TransportArrived", "T1", people=4, entry="came")
    day.at("08:00").has(("TransportArrived", "T2", {"people": 2}))
    for number in range(1, 6):
        day.at(f"08:{number:02}").has(("PersonRegistered", f"P{number:02}", {"adult": True}))
    day.at("12:00").enter("PersonDeparted", "P01", destination="custody", entry="left")
    day.correct("came", people=3)
    day.correct("left", at="11:00", destination="hospital")
    return day


def voided_entries() -> ADay:
    """A referral, a bed and a vehicle that never were."""
    day = identified("P01", "P02")
    day.enter("BedAllocated", "P02", entry="bed")
    day.has(("TransportDeparted", "T9", {"people": 1})).enter("TransportArrived", "T9", people=1, entry="T9")
    day.enter("NrmReferralSubmitted", "P02", by="Police", entry="sent")
    for entry in ("bed", "T9", "sent"):
        day.void(entry)
    return day


DAYS = {
    "a plan": a_plan,
    "a briefed plan": a_briefed_plan,
    "an open centre": an_open_centre,
    "people here": people_here,
    "a closed centre": closed,
    "a full day": a_full_day,
    "a busy day": a_busy_day,
    "a merged registration": a_merged_registration,
    "corrected entries": corrected_entries,
    "voided entries": voided_entries,
}


def opens(code: str, day: OperationState) -> None:
    """The entries add up to the figure, each is there once, and is one of this operation's."""
    figure = MEASURES[code](day)
    known = {recorded.envelope.event_id for recorded in (*day.recorded_events, *day.entries)}
    assert set(figure.events) <= known
    assert len(set(figure.events)) == len(figure.events)
    if figure.each:
        assert len(figure.each) == len(figure.events)
        assert 0 not in figure.each
    if is_time(figure):
        assert len(figure.events) == len(figure.lengths) == figure.n
        assert_lengths(figure)
    elif figure.n is not None:
        assert round(sum(figure.each or [1] * len(figure.events)), 2) == figure.n


def is_time(figure: Measure) -> bool:
    return figure.median is not None


def assert_lengths(figure: Measure) -> None:
    """The shortest and longest are among the lengths, which are in seconds."""
    seconds = {"minutes": 60, "hours": 3600, "days": 86400}[figure.unit or ""]
    assert round(min(figure.lengths) / seconds, 2) == figure.shortest
    assert round(max(figure.lengths) / seconds, 2) == figure.longest


@pytest.mark.parametrize("code", MEASURES)
def test_on_the_reference_day_each_figure_opens_exactly_what_it_counts(code: str) -> None:
    opens(code, the_reference_day())


@pytest.mark.parametrize("name", DAYS)
def test_on_odd_days_each_figure_opens_exactly_what_it_counts(name: str) -> None:
    day = DAYS[name]().day()
    for code in MEASURES:
        opens(code, day)


def test_the_days_above_leave_no_figure_without_anything_to_open() -> None:
    opened = {code for make in DAYS.values() for code, figure in _figures(make().day()).items() if figure.events}
    assert set(MEASURES) - opened == set()


def _figures(day: OperationState) -> dict[str, Measure]:
    return {code: measure(day) for code, measure in MEASURES.items()}


def test_the_reference_day_says_what_the_contract_says_and_no_more() -> None:
    """A key that says nothing (0, or an empty table) may be left out, and nothing else may differ."""
    day = the_reference_day()
    for code, expected in EXPECTED.items():
        said = MEASURES[code](day).plain()
        assert {**said, "not_recorded": said.get("not_recorded", 0)} == {"not_recorded": 0, **expected}, code


def test_a_vehicle_counts_the_people_in_it_and_a_bed_its_nights() -> None:
    day = the_reference_day()
    assert MEASURES["M20"](day).each == (6, 5)
    assert MEASURES["M30"](day).each == (1,) * 8
    assert MEASURES["M80"](day).each == (37.92,)
    assert sum(MEASURES["M50"](day).each) == 11 * 5


def test_everything_has_a_title_and_says_what_it_counts() -> None:
    assert set(UNITS) == set(TITLES) == set(MEASURES)
    assert UNITS["M30"] == "bed-nights"
