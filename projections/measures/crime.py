"""M10, M13, M52 and M53: arrests, crimes recorded, suspects charged, cases ended (FACTS 3.1, 3.4)."""

from dataclasses import replace

from domain.events.enforcement import (
    CaseOutcomeRecorded,
    ChargeRecorded,
)
from domain.events.referrals import CrimeRecordLinked
from domain.kernel import Event, RecordedEvent
from projections.measures.declared import measure
from projections.measures.duty import m04
from projections.measures.looks import closed, debriefed, found_none, nobody_looked, went_live
from projections.measures.measure import NOT_YET, NOTHING, Measure, Row, ids, person_by_person
from projections.measures.outcomes import referred
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
    version=2,
)
def m13(state: OperationState) -> Measure:
    """Suspects charged, of those arrested, as far as police told the service; how cases ended stands beside it."""
    charged, ended = _by_suspect(state, ChargeRecorded), _by_suspect(state, CaseOutcomeRecorded)
    suspects = dict.fromkeys((*state.suspects, *charged))
    waiting = ["pending" for suspect in charged if suspect not in ended]
    kinds = {
        "offence_group": tally(getattr(recorded.event, "offence_group", None) for recorded in charged.values()),
        "outcome": tally([*waiting, *(getattr(recorded.event, "outcome", None) for recorded in ended.values())]),
    }
    unknown = sum(suspect not in charged and suspect not in ended for suspect in suspects)
    arrests_unknown = m10(state).not_recorded if not suspects else 0
    return person_by_person(charged.values(), len(suspects), unknown, kinds, arrests_unknown)


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
    version=2,
)
def m52(state: OperationState) -> Measure:
    """People referred for whom police entered that a crime was recorded."""
    people = referred(state)
    linked = [person for person in people if person.crime]
    return person_by_person((person.crime for person in linked), len(people), len(people) - len(linked))


@measure(
    "M53",
    title="From referral to conviction",
    counts="people",
    kind="O",
    answered_by="referrals, crime references, charges and how cases ended",
    section="Data and crime",
    version=3,
)
def m53(state: OperationState) -> Measure:
    """Referrals, those with a crime, crimes, suspects charged and convictions, each only as far as entered."""
    people, whether = referred(state), m04(state)
    if people or (whether.n is not None and whether.of):
        events = ids(person.referrals[0] for person in people)
        return Measure(len(people), rows=_steps(state, len(people)), events=events)
    unsaid = NOTHING if whether.n is None else NOT_YET
    return replace(unsaid, rows=_steps(state, None, unsaid.not_recorded)) if went_live(state) else unsaid


def _steps(state: OperationState, sent: int | None, unsaid: int = 0) -> tuple[Row, ...]:
    """Each step with its number, or not recorded where no entry answers it; nobody may have been due a referral."""
    linked = [event for _, event in state.events_of(CrimeRecordLinked)]
    charged, ended = _by_suspect(state, ChargeRecorded), _by_suspect(state, CaseOutcomeRecorded)
    outcomes = [outcome for recorded in ended.values() if (outcome := getattr(recorded.event, "outcome", None))]
    with_crime = sum(person.crime is not None for person in referred(state))
    steps = {
        "referrals": sent,
        "referrals_with_crime": with_crime if linked else None,
        "crimes": _crimes(state) if linked else None,
        "detections": len(charged) if charged or ended else None,
        "convictions": outcomes.count("convicted") if outcomes else None,
    }
    return tuple(
        {"step": step, "n": n} | ({"not_recorded": unsaid if step == "referrals" else 1} if n is None else {})
        for step, n in steps.items()
    )


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
    version=2,
)
def m10(state: OperationState) -> Measure:
    """Different suspects arrested, people from the centre who became suspects included; an arrest is not a charge."""
    arrests, live = list(state.suspects.values()), went_live(state)
    if not arrests and not _arrests_looked_for(state):
        return nobody_looked(state)
    groups = tally(getattr(recorded.event, "offence_group", None) for recorded in arrests)
    return Measure(len(arrests), int(live is not None), breakdowns={"offence_group": groups}, events=ids(arrests))


def _arrests_looked_for(state: OperationState) -> bool:
    """Whether police were on the site and the operation ended; or a debrief looked for arrests and found none."""
    entry, shut = state.operation.entry, closed(state)
    ended = entry is not None and (debriefed(state, entry.at) or (shut is not None and shut >= entry.at))
    return ended or found_none(state, "arrests")
