"""Which languages are expected, spoken by how many, and how many interpreters are booked for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.events.partners import InterpretersBooked
from domain.events.planning import LanguageExpected
from domain.policy.planning import interpreters_advised, is_night
from domain.texts import ENGLISH
from domain.times import LONDON
from domain.words import TELEPHONE
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import open_hours
from projections.views.plan.gap import PlanGap, gap, policy_day


@dataclass(frozen=True, slots=True)
class ExpectedLanguage:
    """A language: how many people are expected to speak it, how many interpreters are advised and booked for it.

    `booked` is None where nobody was; 0 where only the telephone was. `by_telephone`: somebody answers that at night.
    """

    language: str
    people: int | None
    advised: int
    booked: int | None
    by_telephone: bool


def languages(state: OperationState) -> tuple[ExpectedLanguage, ...]:
    """Every language that needs somebody to interpret. Where none is said to be expected, those booked for stand."""
    counted, said = interpreters_booked(state), expected_languages(state)
    wanted = _expected(state) or {code: None for code in counted if code not in said}
    shared = _shared(state.operation.expected, wanted)
    day, at_night = policy_day(state), _by_telephone(state)
    found = []
    for code, number in wanted.items():
        if code != ENGLISH:
            people = shared if number is None else number
            advised = interpreters_advised(people or 0, day)
            found.append(ExpectedLanguage(code, people, advised, counted.get(code), code in at_night))
    return tuple(found)


def _expected(state: OperationState) -> dict[str, int | None]:
    """Each language that is said to be expected and how many speak it; none do where the latest entry says nobody."""
    return {code: people for code, people in expected_languages(state).items() if people != 0}


def expected_languages(state: OperationState) -> dict[str, int | None]:
    """Each language of which anything was said, and by how many people it is expected to be spoken."""
    return {event.language: event.people for _, event in state.events_of(LanguageExpected)}


def _shared(expected: int | None, wanted: dict[str, int | None]) -> int | None:
    """How many of a language of which no number is said: an even share of whom the others leave, rounded up."""
    without = sum(number is None for number in wanted.values())
    if expected is None or not without:
        return None
    left = max(0, expected - sum(number or 0 for number in wanted.values()))
    return -(-left // without)


def interpreters_booked(state: OperationState) -> dict[str, int]:
    """Interpreters booked for each language; a booking that says no number is of one, the telephone is nobody."""
    found: dict[str, int] = {}
    for _, event in state.events_of(InterpretersBooked):
        named = [each for each in event.interpreters if each.ref != TELEPHONE]
        said = event.on_site is not None or event.interpreters
        number = max(event.on_site or 0, len(named)) if said else 1
        found[event.language] = found.get(event.language, 0) + number
    return found


def _by_telephone(state: OperationState) -> set[str]:
    """Each language for which the telephone is booked."""
    booked = (event for _, event in state.events_of(InterpretersBooked))
    return {event.language for event in booked if any(each.ref == TELEPHONE for each in event.interpreters)}


def interpreting(state: OperationState) -> Iterator[PlanGap]:
    """An expected language without anybody, or nobody at all where no language is known; fewer than advised; at night
    no telephone, where the centre is open then.
    """
    if not _expected(state) and not state.all(InterpretersBooked):
        yield gap(state, "no_interpreter")
    night = any(is_night(hour.astimezone(LONDON).hour, policy_day(state)) for hour in open_hours(state))
    for each in languages(state):
        if each.booked is None:
            yield gap(state, "no_interpreter", each.language)
        elif each.booked < each.advised:
            yield gap(state, "interpreters_short", each.language)
        if night and each.booked is not None and not each.by_telephone:
            yield gap(state, "no_interpreter_at_night", each.language)
