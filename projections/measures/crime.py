"""M13, M52 and M53: crimes recorded, suspects charged, cases ended (FACTS 3.1, 3.4)."""

from domain.events.enforcement import (
    CaseOutcomeRecorded,
    ChargeRecorded,
)
from domain.events.referrals import CrimeRecordLinked
from domain.kernel import Event, RecordedEvent
from projections.measures.declared import measure
from projections.measures.measure import NOTHING, Measure, ids
from projections.measures.outcomes import referred, went_live
from projections.measures.public import Public
from projections.measures.tallies import tally
from projections.operation.state import OperationState


@measure(
    "M13",
    title="Suspects charged",
    counts="suspects",
    kind="P",
    of="suspects",
    answered_by="a charge, or how the case ended",
    section="What became of people",
)
def m13(state: OperationState) -> Measure:
    """Suspects charged, of those arrested, as far as police told the service; how cases ended stands beside it."""
    charged, ended = _by_suspect(state, ChargeRecorded), _by_suspect(state, CaseOutcomeRecorded)
    if not charged and not ended:
        return NOTHING
    waiting = ["pending" for suspect in charged if suspect not in ended]
    kinds = {
        "offence_group": tally(getattr(recorded.event, "offence_group", None) for recorded in charged.values()),
        "outcome": tally([*waiting, *(getattr(recorded.event, "outcome", None) for recorded in ended.values())]),
    }
    return Measure(len(charged), len(state.suspects), breakdowns=kinds, events=ids(charged.values()))


def _by_suspect(state: OperationState, kind: type[Event]) -> dict[str, RecordedEvent]:
    """The latest of these for each suspect; one that names nobody stands for somebody of its own."""
    return {
        getattr(recorded.event, "suspect", None) or recorded.envelope.event_id: recorded for recorded in state.all(kind)
    }


@measure(
    "M52",
    title="Referrals with a crime reference",
    counts="people",
    kind="P",
    of="people referred",
    answered_by="that a crime was recorded",
    section="Data and crime",
)
def m52(state: OperationState) -> Measure:
    """People referred for whom police entered that a crime was recorded."""
    people = referred(state)
    linked = [person for person in people if person.crime]
    return Measure(len(linked), len(people), events=ids(person.crime for person in linked))


@measure(
    "M53",
    title="From referral to conviction",
    counts="people",
    kind="O",
    answered_by="referrals, crime references, charges and how cases ended",
    section="Data and crime",
)
def m53(state: OperationState) -> Measure:
    """Referrals, those with a crime, crimes, suspects charged and convictions, each only as far as entered."""
    people = referred(state)
    ended = _by_suspect(state, CaseOutcomeRecorded).values()
    steps = {
        "referrals": len(people),
        "referrals_with_crime": sum(person.crime is not None for person in people),
        "crimes": _crimes(state),
        "detections": len(_by_suspect(state, ChargeRecorded)),
        "convictions": sum(getattr(recorded.event, "outcome", None) == "convicted" for recorded in ended),
    }
    rows = tuple({"step": step, "n": n} for step, n in steps.items())
    return Measure(len(people), rows=rows, events=ids(person.referrals[0] for person in people))


def _crimes(state: OperationState) -> int:
    """Different crime references, told by their marks.

    The crime of a person for whom no reference is recorded is one of its own.
    """
    people = {person.id for person in referred(state)}
    linked = [event for _, event in state.events_of(CrimeRecordLinked) if event.person in people]
    named = {event.person for event in linked if event.reference}
    unnamed = {event.person for event in linked} - named
    return len({event.reference.mark for event in linked if event.reference}) + len(unnamed)


@measure(
    "M10",
    title="Arrests",
    counts="suspects",
    kind="O",
    of="operations run",
    answered_by="an arrest, or the end of an operation in which the site was entered",
    section="What became of people",
    public=Public(n="arrests", partition="offence_group"),
    per_operation=True,
)
def m10(state: OperationState) -> Measure:
    """Different suspects arrested, people from the centre who became suspects included; an arrest is not a charge."""
    arrests = list(state.suspects.values())
    groups = tally(getattr(recorded.event, "offence_group", None) for recorded in arrests)
    live = int(went_live(state) is not None)
    if not live and not arrests:
        return NOTHING
    return Measure(len(arrests), live, breakdowns={"offence_group": groups}, events=ids(arrests))
