"""M01 to M13: what came of the operation (FACTS 3.1)."""

from datetime import timedelta

from domain.events.departures import FollowUpRecorded
from domain.kernel import Past
from domain.words import PersonId
from projections.day import Day, credited
from projections.measures.measure import Measure, by, ids, tally
from projections.person import Person

FOLLOW_UPS = (7, 30, 90, 180)


def went_live(day: Day) -> Past | None:
    """The event with which the operation went live: the first entry or opening."""
    starts = [past for past in (day.operation.entry, day.operation.opened) if past is not None]
    return min(starts, key=lambda past: past.at, default=None)


def victims(day: Day) -> list[Person]:
    """The people identified as potential victims."""
    return [person for person in day.registered if person.identified]


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
    referred = [person for person in people if person.referrals]
    kinds = by(referred, "age_now", "nationality", "exploitation_type")
    kinds["agency"] = tally(credited(person.referrals[0]) for person in referred)
    return Measure(len(referred), len(people), breakdowns=kinds, events=ids(each.referrals[0] for each in referred))


def m04b(day: Day) -> Measure:
    """Referred, of adults who consented, children and those whose age is uncertain."""
    could = [person for person in victims(day) if person.child or person.answer == "given" or person.referrals]
    referred = [person for person in could if person.referrals]
    return Measure(len(referred), len(could), events=ids(person.referrals[0] for person in referred))


def m05(day: Day) -> Measure:
    """Duty to Notify reports about adults, of adult potential victims who declined."""
    adults = [person for person in victims(day) if person.age == "adult"]
    owed = [person for person in adults if person.answer in ("declined", "withdrawn") or person.notified]
    owed = [person for person in owed if person.notified or not person.referrals]
    done = [person for person in owed if person.notified]
    kinds = by(done, "nationality", "exploitation_type")
    return Measure(len(done), len(owed), breakdowns=kinds, events=ids(person.notified for person in done))


def m06(day: Day) -> Measure:
    """Duty of section 52 discharged, of all potential victims; those who asked for time are shown apart."""
    people = victims(day)
    done = [person for person in people if person.duty == "discharged"]
    rest = tally(person.duty for person in people if person.duty != "discharged")
    events = ids((person.referrals[0] if person.referrals else person.notified) for person in done)
    return Measure(len(done), len(people), breakdowns={"outcome": rest}, events=events)


def m07(day: Day) -> Measure:
    """Persons by where they went, of all who left."""
    gone = [person for person in day.registered if person.departed]
    known = [person for person in gone if person.destination]
    kinds = {"destination": tally(person.destination for person in gone)}
    n = len(known) if known or not gone else None
    return Measure(n, len(gone), len(gone) - len(known), kinds, events=ids(person.departed for person in known))


def m08(day: Day) -> Measure:
    """Persons whose pathway is known, of all who left; and how many were still asked after so many days later."""
    gone = [person for person in day.registered if person.departed]
    known = [person for person in gone if person.destination not in (None, "unknown", "missing")]
    followed: dict[PersonId, list[Past]] = {}
    for past in day.all(FollowUpRecorded):
        followed.setdefault(past.event.person, []).append(past)  # type: ignore[attr-defined]
    later = {
        f"{days}_days": sum(_asked_after(person, followed.get(person.id, []), days) for person in gone)
        for days in FOLLOW_UPS
    }
    later = {name: n for name, n in later.items() if n}
    return Measure(
        len(known), len(gone), breakdowns={"followed_up": later}, events=ids(each.departed for each in known)
    )


def _asked_after(person: Person, asked: list[Past], days: int) -> bool:
    return any(person.departed is not None and past.at >= person.departed.at + timedelta(days=days) for past in asked)
