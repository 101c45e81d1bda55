"""M20 to M35: how the centre worked (FACTS 3.2)."""

from datetime import date, datetime, time, timedelta

from domain.events.arrivals import PeopleEncounteredCounted, TransportArrived
from domain.events.beds import BedAllocated, HousingOptionsAssessed
from domain.events.interviews import PersonDebriefStarted
from domain.events.referrals import NrmConsentDeclined
from domain.events.safeguarding import PersonFound, PersonMissingReported, SocialWorkerVisit
from domain.kernel import Past
from projections.day import Day
from projections.local import LONDON, local_date
from projections.measures.measure import NOTHING, Measure, ids, tally
from projections.measures.outcomes import victims
from projections.person import Person
from projections.things import Stay

NIGHT = time(4, 0)
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


def m30(day: Day) -> Measure:
    """Bed-nights used in the centre, of bed-nights booked."""
    booked = [each.beds * each.nights for each in day.centres.values() if each.beds and each.nights]
    if not booked:
        return NOTHING
    used = [(stay, night) for stay in day.stays for night in nights(stay, day)]
    return Measure(len(used), sum(booked), events=ids(stay.start for stay, _ in used))


def m30b(day: Day) -> Measure:
    """Nights used, of nights booked."""
    booked = [each.nights for each in day.centres.values() if each.nights]
    if not booked:
        return NOTHING
    said = [each.nights_used for each in day.centres.values() if each.nights_used is not None]
    slept = {night for stay in day.stays for night in nights(stay, day)}
    return Measure(sum(said) if said else len(slept), sum(booked))


def nights(stay: Stay, day: Day) -> list[date]:
    """The nights on which somebody held a centre bed at 04:00 local; a stay still open counts up to the last entry."""
    end = stay.end or day.last or stay.start.at
    found = []
    night = local_date(stay.start.at)
    while (hour := datetime.combine(night, NIGHT, LONDON)) < end:
        if stay.start.at <= hour:
            found.append(night)
        night += timedelta(days=1)
    return found


def m31(day: Day) -> Measure:
    """Health needs that somebody acted on, of those flagged."""
    needs = [person for person in day.registered if person.need]
    met = [person for person in needs if person.need_met]
    unsaid = sum(
        person.screened is not None and getattr(person.screened.event, "need_flagged", None) is None
        for person in day.registered
    )
    return Measure(len(met), len(needs), unsaid, events=ids(person.need for person in met))


def m32(day: Day) -> Measure:
    """Conversations with an interpreter, of those with somebody whose language is not English."""
    language = {person.id: person.language for person in day.registered}
    held = [past for past in day.all(PersonDebriefStarted) if getattr(past.event, "person", None) in language]
    unknown = [past for past in held if language[past.event.person] is None]  # type: ignore[attr-defined]
    needing = [past for past in held if language[past.event.person] not in (None, "en")]  # type: ignore[attr-defined]
    covered = [past for past in needing if getattr(past.event, "interpreter", None)]
    return Measure(len(covered), len(needing), len(unknown), events=ids(covered))


def m33(day: Day) -> Measure:
    """People reported missing, of those registered; and whether they were found within 24 hours."""
    people = {person.id for person in day.registered}
    missing: dict[object, Past] = {}
    outcome: dict[object, str] = {}
    for past in day.all(PersonMissingReported, PersonFound):
        who = getattr(past.event, "person", None)
        if who not in people:
            continue
        if isinstance(past.event, PersonMissingReported):
            missing[who], outcome[who] = past, "not_found"
        elif who in missing:
            soon = past.at - missing[who].at <= timedelta(hours=24)
            outcome[who] = "found_within_24h" if soon else "found_later"
    return Measure(
        len(missing), len(people), breakdowns={"outcome": tally(outcome.values())}, events=ids(missing.values())
    )


def m34(day: Day) -> Measure:
    """Children seen by a social worker the same day or the next, of all children."""
    children = {person.id: person for person in day.registered if person.child}
    first: dict[object, Past] = {}
    for past in day.all(SocialWorkerVisit):
        first.setdefault(getattr(past.event, "person", None), past)
    seen = [
        first[who]
        for who, child in children.items()
        if who in first and child.registered and (local_date(first[who].at) - local_date(child.registered.at)).days <= 1
    ]
    return Measure(len(seen), len(children), events=ids(seen))


def m35(day: Day) -> Measure:
    """Roll calls that matched the board, of all taken."""
    calls = [call for centre in day.centres.values() for call in centre.roll_calls]
    right = [call.past for call in calls if call.present == call.expected]
    return Measure(len(right), len(calls), events=ids(right))
