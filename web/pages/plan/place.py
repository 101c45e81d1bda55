"""People and place: who is expected, when, where, with which beds, nights, interpreters and money."""

from dataclasses import dataclass

from domain.events.debrief import CostsRecorded
from domain.events.organisations import VenueListed
from domain.events.planning import BudgetApproved
from domain.events.venue import VenueAssessed
from domain.policy.planning import nights_advised
from domain.texts import Language
from projections.across.directory import Directory
from projections.operation.state import OperationState
from projections.views.money import money
from projections.views.plan.centre_hours import centre_hours
from projections.views.plan.gap import policy_day
from projections.views.plan.languages import languages
from projections.views.plan.venue import booked
from service.access.access import sees
from service.access.visibility import reads
from web.wording.labels import label, pounds
from web.wording.numbers import persons

NOT, HIDDEN = "Not recorded", "Not shown to you"
LOOKED_FOR = (
    *("interview_rooms", "confidential_room", "quiet_room", "child_suitable_room", "waiting_area", "communal_area"),
    *("sleeping_area", "staff_room", "toilets", "showers", "kitchen", "keep_apart_routes", "own_exit"),
)
"""What a venue is wanted to have most (FACTS 2.4); what it lacks of these is named."""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """One fact, what stands beside it in small, and the entry that changes it."""

    what: str
    says: str
    more: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the venue was found to have, and what it lacks; None where nobody looked, or it is not shown."""

    has: list[str]
    lacks: list[str]


def place_facts(state: OperationState, seen_by: frozenset[str]) -> list[PlaceFact]:
    """Each fact in the order in which a planner asks."""
    bookings, expected = booked(state), state.operation.expected
    beds, nights = (
        sum(each.beds or 0 for each in bookings.values()),
        min((each.nights or 0 for each in bookings.values()), default=0),
    )
    hours = [f"{label(starts)} to {label(ends)}" for starts, ends in centre_hours(state).values()]
    venue = ", ".join(centre.ref for centre in bookings) if bookings else NOT
    return [
        PlaceFact("Expected", *_expected(state, seen_by), event="ExpectedNumberRevised"),
        PlaceFact("Hours", "; ".join(hours) or NOT, event="CentreHoursPlanned"),
        PlaceFact("Venue", _place(state, seen_by) or venue, event="VenueBooked"),
        PlaceFact("Beds", f"{beds} for {_number(expected, seen_by)} expected people" if bookings else NOT),
        PlaceFact("Nights", f"{nights} of {nights_advised(policy_day(state))} advised" if bookings else NOT),
        PlaceFact("Interpreters", _interpreters(state), event="InterpretersBooked"),
        PlaceFact("Money", _money(state, seen_by), event="BudgetApproved"),
    ]


def checklist(state: OperationState, seen_by: frozenset[str], directory: Directory) -> Checklist | None:
    """The latest result of an assessment, in words; without one, what the directory says of the place."""
    found = [event.passed for _, event in state.events_of(VenueAssessed) if event.passed is not None]
    if not sees(seen_by, VenueAssessed.__name__):
        return None
    if not found:
        listed = [venue for each in booked(state).values() if (venue := directory.venue(each.place))]
        return _as_listed(listed[-1]) if listed else None
    has = [str(label(each)) for each in found[-1]]
    return Checklist(has, [str(label(each)) for each in LOOKED_FOR if each not in found[-1]])


def _as_listed(venue: VenueListed) -> Checklist | None:
    has, lacks = ([str(label(each)) for each in codes] for codes in (venue.has, venue.lacks))
    return Checklist(has, lacks) if has or lacks else None


def _expected(state: OperationState, seen_by: frozenset[str]) -> tuple[str, str]:
    plan, spoken = state.operation, [str(label(Language(each.language))) for each in languages(state)]
    if plan.expected is None:
        return NOT, ", ".join(spoken)
    first = f"at first {plan.expected_first}" if plan.expected_first not in (None, plan.expected) else ""
    number = _number(plan.expected, seen_by)
    said = persons(int(number)) if number.isdecimal() else number
    return said, ", ".join(each for each in (first, *spoken) if each)


def _number(expected: int | None, seen_by: frozenset[str]) -> str:
    if not reads(seen_by, "ExpectedNumberRevised", "expected"):
        return HIDDEN
    return NOT.lower() if expected is None else str(expected)


def _place(state: OperationState, seen_by: frozenset[str]) -> str:
    if not reads(seen_by, "VenueBooked", "place"):
        return ""
    return ", ".join(f"{each.place} ({centre.ref})" for centre, each in booked(state).items() if each.place)


def _interpreters(state: OperationState) -> str:
    said = [
        f"{label(Language(each.language))} {each.booked or 0} of {each.advised or each.booked or 1} advised"
        for each in languages(state)
    ]
    return ", ".join(said) or NOT


def _money(state: OperationState, seen_by: frozenset[str]) -> str:
    if not sees(seen_by, BudgetApproved.__name__):
        return HIDDEN
    stands = money(state)
    if stands.ceiling is None or stands.left is None:
        return NOT
    if not stands.spent or not sees(seen_by, CostsRecorded.__name__):
        return f"Up to {pounds(stands.ceiling)}"
    of = f"of {pounds(stands.ceiling)}"
    return f"{pounds(stands.left)} left {of}" if stands.left >= 0 else f"{pounds(-stands.left)} over {of}"
