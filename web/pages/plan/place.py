"""People and place: who is expected, when, where, with which beds, nights, interpreters and money."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from domain.events.debrief import CostsRecorded
from domain.events.planning import BudgetApproved
from domain.events.venue import VenueBooked
from domain.policy.planning import nights_advised
from domain.texts import Language
from domain.words import CentreId
from projections.operation.state import OperationState
from projections.views.money import money
from projections.views.plan.centre_hours import centre_hours
from projections.views.plan.gap import policy_day
from projections.views.plan.languages import interpreters_booked, languages
from projections.views.plan.venue import booked, nights_counted
from service.access.access import sees
from service.access.visibility import reads
from web.pages.gaps.buttons import as_booked
from web.wording.labels import label, pounds
from web.wording.numbers import persons

NOT, HIDDEN = "Not recorded", "Not shown to you"


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """One fact, what stands beside it in small, and the entry that changes it."""

    what: str
    says: str
    more: str = ""
    event: str = ""
    fills: str = ""
    """What of the form of that entry is filled in, as a query."""


def place_facts(state: OperationState, seen_by: frozenset[str]) -> list[PlaceFact]:
    """Each fact in the order in which a planner asks."""
    bookings, expected = booked(state), state.operation.expected
    beds, nights = (
        sum(each.beds or 0 for each in bookings.values()),
        min((nights_counted(state, each) for each in bookings.values()), default=0),
    )
    planned = centre_hours(state)
    hours = [
        f"{f'{centre.ref}: ' if len(planned) > 1 else ''}{label(starts)} to {label(ends)}"
        for centre, (starts, ends) in planned.items()
    ]
    venue = ", ".join(centre.ref for centre in bookings) if bookings else NOT
    return [
        PlaceFact("Expected", *_expected(state, seen_by), event="ExpectedNumberRevised"),
        PlaceFact("Hours", "; ".join(hours) or NOT, event="CentreHoursPlanned"),
        PlaceFact("Venue", _place(state, seen_by) or venue, event="VenueBooked", fills=_of_the_only(bookings)),
        PlaceFact("Beds", f"{beds} for {_number(expected, seen_by)} expected people" if bookings else NOT),
        PlaceFact("Nights", f"{nights} of {nights_advised(policy_day(state))} advised" if bookings else NOT),
        PlaceFact("Interpreters", _interpreters(state), event="InterpretersBooked"),
        PlaceFact("Money", _money(state, seen_by), event="BudgetApproved"),
    ]


def _of_the_only(bookings: Mapping[CentreId, VenueBooked]) -> str:
    """What stands in the form that changes a booking, where there is one; of several nobody says which."""
    return urlencode(as_booked(next(iter(bookings.values())))) + "&" if len(bookings) == 1 else ""


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
    found = booked(state).items()
    named = [f"{each.place} ({centre.ref})" if each.place else centre.ref for centre, each in found]
    return ", ".join(named) if any(each.place for _, each in found) else ""


def _interpreters(state: OperationState) -> str:
    said = [
        f"{label(Language(each.language))} {each.booked or 0} of {each.advised or each.booked or 1} advised"
        for each in languages(state)
    ]
    wanted = {each.language for each in languages(state)}
    beside = {code: n for code, n in interpreters_booked(state).items() if code not in wanted}
    said += [f"{label(Language(code))} {n}, not expected" for code, n in beside.items()]
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
