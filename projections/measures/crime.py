"""M13, M52 and M53: crimes recorded, suspects charged, cases ended (FACTS 3.1, 3.4)."""

from domain.events.enforcement import CaseOutcomeRecorded, ChargeRecorded
from domain.events.referrals import CrimeRecordLinked
from domain.kernel import Event, Past
from projections.day import Day
from projections.measures.measure import NOTHING, Measure, ids, tally
from projections.measures.outcomes import referred


def m13(day: Day) -> Measure:
    """Suspects charged, of those arrested; and how their cases ended."""
    charged, ended = _by_suspect(day, ChargeRecorded), _by_suspect(day, CaseOutcomeRecorded)
    if not charged and not ended:
        return NOTHING
    waiting = ["pending" for suspect in charged if suspect not in ended]
    kinds = {
        "offence_group": tally(getattr(past.event, "offence_group", None) for past in charged.values()),
        "outcome": tally([*waiting, *(getattr(past.event, "outcome", None) for past in ended.values())]),
    }
    return Measure(len(charged), len(day.suspects), breakdowns=kinds, events=ids(charged.values()))


def _by_suspect(day: Day, kind: type[Event]) -> dict[str, Past]:
    """The latest of these for each suspect; one that names nobody stands for somebody of its own."""
    return {getattr(past.event, "suspect", None) or past.envelope.event_id: past for past in day.all(kind)}


def m52(day: Day) -> Measure:
    """Referrals with a crime reference, of all referrals."""
    people = referred(day)
    linked = [person for person in people if person.crime]
    return Measure(len(linked), len(people), events=ids(person.crime for person in linked))


def m53(day: Day) -> Measure:
    """From referral to crime, detection (a suspect charged) and conviction."""
    people = referred(day)
    ended = _by_suspect(day, CaseOutcomeRecorded).values()
    steps = {
        "referrals": len(people),
        "referrals_with_crime": sum(person.crime is not None for person in people),
        "crimes": _crimes(day),
        "detections": len(_by_suspect(day, ChargeRecorded)),
        "convictions": sum(getattr(past.event, "outcome", None) == "convicted" for past in ended),
    }
    rows = tuple({"step": step, "n": n} for step, n in steps.items())
    return Measure(len(people), rows=rows, events=ids(person.referrals[0] for person in people))


def _crimes(day: Day) -> int:
    """Different crime references; the crime of a person for whom no reference is recorded is one of its own."""
    people = {person.id for person in referred(day)}
    linked = [past.event for past in day.all(CrimeRecordLinked) if isinstance(past.event, CrimeRecordLinked)]
    linked = [event for event in linked if event.person in people]
    named = {event.person for event in linked if event.reference}
    unnamed = {event.person for event in linked} - named
    return len({event.reference for event in linked if event.reference}) + len(unnamed)
