"""M02 to M06 and M88: who was registered, who was identified, and who was referred or notified (FACTS 3.1)."""

from domain.kernel import Past
from projections.day import Day, credited
from projections.measures.measure import Measure, by, ids, tally
from projections.person import Person


def went_live(day: Day) -> Past | None:
    """The event with which the operation went live: the first entry or opening."""
    starts = [past for past in (day.operation.entry, day.operation.opened) if past is not None]
    return min(starts, key=lambda past: past.at, default=None)


def victims(day: Day) -> list[Person]:
    """The people identified as potential victims."""
    return [person for person in day.registered if person.identified]


def referred(day: Day) -> list[Person]:
    """The people with a referral; the first of several counts."""
    return [person for person in day.registered if person.referrals]


def m02(day: Day) -> Measure:
    """Potential victims, by operations run."""
    return Measure(len(victims(day)), int(went_live(day) is not None), events=_identified(day))


def m02b(day: Day) -> Measure:
    """Potential victims, of persons registered."""
    return Measure(len(victims(day)), len(day.registered), events=_identified(day))


def _identified(day: Day) -> tuple[str, ...]:
    return ids(person.identified for person in victims(day))


def m03(day: Day) -> Measure:
    """Adults and children among potential victims, now and at the time of exploitation."""
    people = victims(day)
    known = [person for person in people if person.age]
    n = len(known) if known or not people else None
    breakdowns = by(people, "age_now", "age_at_exploitation")
    return Measure(n, len(people), len(people) - len(known), breakdowns, events=ids(each.identified for each in known))


def m04(day: Day) -> Measure:
    """Referred into the National Referral Mechanism, of all potential victims."""
    people = victims(day)
    sent = [person for person in people if person.referrals]
    kinds = by(sent, "age_now", "nationality", "exploitation_type")
    kinds["agency"] = tally(credited(person.referrals[0]) for person in sent)
    return Measure(len(sent), len(people), breakdowns=kinds, events=ids(each.referrals[0] for each in sent))


def m04b(day: Day) -> Measure:
    """Referred, of adults who consented, children and those whose age is uncertain.

    Whoever consented while no age was recorded is counted apart: they can be referred only once it is.
    """
    people = victims(day)
    could = [person for person in people if person.referrals or person.child or _consented(person, "adult")]
    sent = [person for person in could if person.referrals]
    ageless = sum(not person.referrals and _consented(person, None) for person in people)
    return Measure(len(sent), len(could), ageless, events=ids(person.referrals[0] for person in sent))


def _consented(person: Person, age: str | None) -> bool:
    return person.age == age and person.answer == "given"


def m05(day: Day) -> Measure:
    """Adults with a Duty to Notify report, of adult potential victims whose latest answer was no."""
    adults = [person for person in victims(day) if person.age == "adult"]
    declined = [person for person in adults if person.answer == "declined"]
    done = [person for person in adults if person.notified]
    kinds = by(done, "nationality", "exploitation_type")
    return Measure(len(done), len(declined), breakdowns=kinds, events=ids(person.notified for person in done))


def m06(day: Day) -> Measure:
    """Duty of section 52 discharged, of all potential victims; those who asked for time are shown apart."""
    people = victims(day)
    done = [person for person in people if person.duty == "discharged"]
    rest = tally(person.duty for person in people if person.duty != "discharged")
    events = ids((person.referrals[0] if person.referrals else person.notified) for person in done)
    return Measure(len(done), len(people), breakdowns={"outcome": rest}, events=events)


def m88(day: Day) -> Measure:
    """People registered, of those who arrived."""
    people = day.registered
    kinds = by(people, "sex", "age_now", "age_band", "nationality", "language")
    return Measure(len(people), day.arrived, breakdowns=kinds, events=ids(person.registered for person in people))
