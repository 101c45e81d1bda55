"""M02 to M06 and M88: who was registered, who was identified, and who was referred or notified (FACTS 3.1)."""

from domain.kernel import RecordedEvent
from projections.measures.measure import Measure, by, ids, tally
from projections.operation.person import Person
from projections.operation.state import OperationState, credited


def went_live(state: OperationState) -> RecordedEvent | None:
    """The event with which the operation went live: the first entry or opening."""
    starts = [recorded for recorded in (state.operation.entry, state.operation.opened) if recorded is not None]
    return min(starts, key=lambda recorded: recorded.at, default=None)


def victims(state: OperationState) -> list[Person]:
    """The people identified as potential victims."""
    return [person for person in state.registered if person.identified]


def referred(state: OperationState) -> list[Person]:
    """The people with a referral; the first of several counts."""
    return [person for person in state.registered if person.referrals]


def m02(state: OperationState) -> Measure:
    """Potential victims, by operations run."""
    return Measure(len(victims(state)), int(went_live(state) is not None), events=_identified(state))


def m02b(state: OperationState) -> Measure:
    """Potential victims, of persons registered."""
    return Measure(len(victims(state)), len(state.registered), events=_identified(state))


def _identified(state: OperationState) -> tuple[str, ...]:
    return ids(person.identified for person in victims(state))


def m03(state: OperationState) -> Measure:
    """Adults and children among potential victims, now and at the time of exploitation."""
    people = victims(state)
    known = [person for person in people if person.age]
    n = len(known) if known or not people else None
    breakdowns = by(people, "age_now", "age_at_exploitation")
    return Measure(n, len(people), len(people) - len(known), breakdowns, events=ids(each.identified for each in known))


def m04(state: OperationState) -> Measure:
    """Referred into the National Referral Mechanism, of all potential victims."""
    people = victims(state)
    sent = [person for person in people if person.referrals]
    kinds = by(sent, "age_now", "nationality", "exploitation_type")
    kinds["agency"] = tally(credited(person.referrals[0]) for person in sent)
    return Measure(len(sent), len(people), breakdowns=kinds, events=ids(each.referrals[0] for each in sent))


def m04b(state: OperationState) -> Measure:
    """Referred, of adults who consented, children and those whose age is uncertain.

    Whoever consented while no age was recorded is counted apart: they can be referred only once it is.
    """
    people = victims(state)
    could = [person for person in people if person.referrals or person.child or _consented(person, "adult")]
    sent = [person for person in could if person.referrals]
    ageless = sum(not person.referrals and _consented(person, None) for person in people)
    return Measure(len(sent), len(could), ageless, events=ids(person.referrals[0] for person in sent))


def _consented(person: Person, age: str | None) -> bool:
    return person.age == age and person.answer == "given"


def m05(state: OperationState) -> Measure:
    """Adults with a Duty to Notify report, of adult potential victims whose latest answer was no."""
    adults = [person for person in victims(state) if person.age == "adult"]
    declined = [person for person in adults if person.answer == "declined"]
    done = [person for person in adults if person.notified]
    kinds = by(done, "nationality", "exploitation_type")
    return Measure(len(done), len(declined), breakdowns=kinds, events=ids(person.notified for person in done))


def m06(state: OperationState) -> Measure:
    """Duty of section 52 discharged, of all potential victims; those who asked for time are shown apart."""
    people = victims(state)
    done = [person for person in people if person.duty == "discharged"]
    rest = tally(person.duty for person in people if person.duty != "discharged")
    events = ids((person.referrals[0] if person.referrals else person.notified) for person in done)
    return Measure(len(done), len(people), breakdowns={"outcome": rest}, events=events)


def m88(state: OperationState) -> Measure:
    """People registered, of those who arrived."""
    people = state.registered
    kinds = by(people, "sex", "age_now", "age_band", "nationality", "language")
    return Measure(len(people), state.arrived, breakdowns=kinds, events=ids(person.registered for person in people))
