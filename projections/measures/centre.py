"""M20 to M35: how the centre worked (FACTS 3.2)."""

from domain.events.arrivals import PeopleEncounteredCounted, TransportArrived
from domain.events.beds import BedAllocated, HousingOptionsAssessed
from domain.events.referrals import NrmConsentDeclined
from domain.kernel import Past
from projections.day import Day
from projections.measures.measure import NOTHING, Measure, ids, tally
from projections.measures.outcomes import victims
from projections.person import Person

"""A bed held at this local hour was used that night."""


def m20(day: Day) -> Measure:
    """People arrived, of the number first expected."""
    return _turn_out(day, day.operation.expected_first)


def m20b(day: Day) -> Measure:
    """People arrived, of the number last expected."""
    return _turn_out(day, day.operation.expected)


def _turn_out(day: Day, expected: int | None) -> Measure:
    arrivals = day.all(TransportArrived)
    live = day.operation.entry or day.operation.opened
    return Measure(day.arrived if arrivals or live else None, expected, int(expected is None), events=ids(arrivals))


def m21(day: Day) -> Measure:
    """People who agreed to come, of those met on the site."""
    met = day.all(PeopleEncounteredCounted)
    if not met:
        return NOTHING
    people = sum(getattr(past.event, "people", 0) for past in met)
    return Measure(day.arrived, people, events=ids((*met, *day.all(TransportArrived))))


def m22(day: Day) -> Measure:
    """People talked to, of those registered."""
    talked = [person for person in day.registered if person.debriefed]
    held = [next(each for each in person.sessions if each.completed) for person in talked]
    kinds = {"agency": tally(session.by for session in held)}
    return Measure(len(talked), len(day.registered), breakdowns=kinds, events=ids(each.debriefed for each in talked))


def m23(day: Day) -> Measure:
    """Potential victims, of people talked to."""
    talked = sum(person.debriefed is not None for person in day.registered)
    people = victims(day)
    return Measure(len(people), talked, events=ids(person.identified for person in people))


def m24(day: Day) -> Measure:
    """Adults who agreed to be referred, of adult potential victims who were asked."""
    asked = [person for person in victims(day) if person.age == "adult" and person.answers]
    agreed = [person for person in asked if person.answer == "given"]
    kinds = {"outcome": tally(person.answer for person in asked)}
    return Measure(len(agreed), len(asked), breakdowns=kinds, events=ids(person.answers[-1] for person in agreed))


def m25(day: Day) -> Measure:
    """Refusals with a reason, of all refusals; "no reason given" is an answer too."""
    refused = [
        (person.answers[-1], person.answers[-1].event.reason)
        for person in day.registered
        if person.answers and isinstance(person.answers[-1].event, NrmConsentDeclined)
    ]
    known = [past for past, reason in refused if reason]
    n = len(known) if known or not refused else None
    kinds = {"reason": tally(reason for _, reason in refused)}
    return Measure(n, len(refused), len(refused) - len(known), kinds, events=ids(known))


def m26(day: Day) -> Measure:
    """People who went back to where they were exploited, of all who left."""
    gone = [person for person in day.registered if person.departed]
    back = [person for person in gone if person.destination == "return_to_exploiter"]
    kinds = {"kind": tally("potential_victim" if person.identified else "other" for person in back)}
    unknown = sum(person.destination is None for person in gone)
    return Measure(len(back), len(gone), unknown, kinds, events=ids(person.departed for person in back))


def m27(day: Day) -> Measure:
    """People whom immigration officers acted against, of those registered."""
    taken = [person for person in day.registered if person.immigration]
    return Measure(len(taken), len(day.registered), events=ids(person.immigration for person in taken))


def m28(day: Day) -> Measure:
    """Potential victims who arrived safely, of all."""
    return _arrived_safely(victims(day))


def m28b(day: Day) -> Measure:
    """People who arrived safely, of those who accepted a place."""
    return _arrived_safely([person for person in day.registered if person.accepted])


def _arrived_safely(people: list[Person]) -> Measure:
    safe = [person for person in people if person.arrived_safely]
    return Measure(len(safe), len(people), events=ids(person.arrived_safely for person in safe))


def m29(day: Day) -> Measure:
    """People who were given an option outside the NRM, of those not referred."""
    rest = {person.id for person in day.registered if not person.referrals}
    given: dict[object, Past] = {}
    for past in day.all(HousingOptionsAssessed, BedAllocated):
        who = getattr(past.event, "person", None)
        if who in rest and getattr(past.event, "bed", None) is None:
            given.setdefault(who, past)
    return Measure(len(given), len(rest), events=ids(given.values()))
