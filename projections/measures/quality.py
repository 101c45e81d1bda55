"""M50 to M56: how good the data is, and what police and the competent authority made of it (FACTS 3.4)."""

from domain.events.amendments import EntryCorrected, EntryVoided
from domain.events.arrivals import PersonDetailsCorrected, RegistrationVoided
from domain.events.enforcement import CaseOutcomeRecorded, ChargeRecorded
from domain.events.referrals import ReasonableGroundsDecisionReceived, ReconsiderationRequested
from projections.day import Day, credited
from projections.measures.measure import NOTHING, Measure, by, ids, tally
from projections.measures.outcomes import victims

DUE = ("age", "age_band", "sex", "nationality", "language")
"""What registration should have recorded of everybody."""
PUT_RIGHT = (RegistrationVoided, PersonDetailsCorrected, EntryVoided, EntryCorrected)


def m50(day: Day) -> Measure:
    """Fields recorded, of fields due; by field, how many are not recorded."""
    missing: dict[str, int] = {}
    for person in day.registered:
        due = (*DUE, "age_at_exploitation") if person.identified else DUE
        for name in due:
            missing[name] = missing.get(name, 0) + (getattr(person, name) is None)
    due_in_all = len(DUE) * len(day.registered) + len(victims(day))
    gaps = {name: n for name, n in missing.items() if n}
    return Measure(due_in_all - sum(gaps.values()), due_in_all, sum(gaps.values()), {"not_recorded": gaps})


def m51(day: Day) -> Measure:
    """Points of the referral checklist that were met; nothing records them yet."""
    return NOTHING


def m52(day: Day) -> Measure:
    """Referrals with a crime reference, of all referrals."""
    referred = [person for person in day.registered if person.referrals]
    linked = [person for person in referred if person.crime]
    return Measure(len(linked), len(referred), events=ids(person.crime for person in linked))


def m53(day: Day) -> Measure:
    """From referral to crime, charge and conviction."""
    referred = [person for person in day.registered if person.referrals]
    linked = [person for person in referred if person.crime]
    convicted = [past for past in day.all(CaseOutcomeRecorded) if getattr(past.event, "outcome", None) == "convicted"]
    steps = (
        ("referrals", len(referred)),
        ("crimes", len(linked)),
        ("charges", len(day.all(ChargeRecorded))),
        ("convictions", len(convicted)),
    )
    return Measure(
        len(referred),
        rows=tuple({"step": step, "n": n} for step, n in steps),
        events=ids(person.referrals[0] for person in referred),
    )


def m54(day: Day) -> Measure:
    """Corrections and voids, of all entries; both counted as they were entered."""
    entries = {past.envelope.entry for past in day.pasts}
    found = {past.envelope.entry: past for past in day.pasts if isinstance(past.event, PUT_RIGHT)}
    kinds = {"kind": tally(type(past.event).__name__ for past in found.values())}
    return Measure(len(found), len(entries), breakdowns=kinds, events=ids(found.values()))


def m55(day: Day) -> Measure:
    """The profile of those referred."""
    referred = [person for person in day.registered if person.referrals]
    kinds = by(referred, "nationality", "age_now", "age_band", "sex", "exploitation_type")
    kinds["agency"] = tally(credited(person.referrals[0]) for person in referred)
    return Measure(len(referred), len(referred), breakdowns=kinds, events=ids(each.referrals[0] for each in referred))


def m56(day: Day) -> Measure:
    """Negative decisions that were asked to be looked at again, of all negative decisions; and how many changed."""
    negative = [
        person
        for person in day.registered
        if any(
            isinstance(past.event, ReasonableGroundsDecisionReceived) and past.event.outcome == "negative"
            for past in person.decisions
        )
    ]
    asked = [person for person in negative if person.latest(ReconsiderationRequested)]
    changed = sum(person.reasonable_grounds == "positive" for person in asked)
    kinds = {"outcome": {"changed": changed} if changed else {}}
    events = ids(person.latest(ReconsiderationRequested) for person in asked)
    return Measure(len(asked), len(negative), breakdowns=kinds, events=events)
