"""M30 to M35: beds and nights, health, interpreters, children, roll calls (FACTS 3.2)."""

from datetime import date, datetime, time, timedelta

from domain.events.interviews import PersonDebriefStarted
from domain.events.safeguarding import PersonFound, PersonMissingReported, SocialWorkerVisit
from domain.kernel import Past
from projections.day import Day
from projections.local import LONDON, local_date
from projections.measures.measure import NOTHING, Measure, ids, tally
from projections.things import Stay

NIGHT = time(4, 0)


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
