"""M50, M51 and M54: how complete the record is, how ready referrals are, what was put right (FACTS 3.4)."""

from domain.events.amendments import EntryCorrected, EntryVoided
from domain.events.arrivals import PersonDetailsCorrected, RegistrationVoided
from domain.events.referrals import ReferralReadinessChecked
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.measure import NOT_RECORDED, Measure, added, ids
from projections.measures.outcomes import referred
from projections.measures.stretches import spread, under
from projections.measures.tallies import detail, tally
from projections.operation.effective_events import first_of_each
from projections.operation.person import Person
from projections.operation.state import OperationState

DUE = ("age", "age_band", "sex", "nationality", "language")
"""What registration should have recorded of everybody."""
DUE_OF_VICTIMS = ("age_at_exploitation",)
DUE_OF_REFERRED = ("recruitment", "arrival", "travel_to_work", "housing")
"""What was missing most from the referrals of the West Midlands profile (2016)."""
POINTS = 9
"""The marks of a good referral (FACTS 1.5)."""
PUT_RIGHT = (RegistrationVoided, PersonDetailsCorrected, EntryVoided, EntryCorrected)


@measure(
    "M50",
    title="Details recorded, of those due",
    counts="details",
    kind="G",
    of="details due",
    answered_by="the detail, or that it is refused or not known",
    section="Data and crime",
)
def m50(state: OperationState) -> Measure:
    """Details entered of people, of the details that should be known by then; "refused" and "not known" are details."""
    gaps = {name: due - known for name, (known, due) in fields_due(state).items() if due > known}
    due_in_all = sum(len(due_of(person)) for person in state.registered)
    rows = [(person.registered, _known(person)) for person in state.registered if person.registered]
    return added(rows, of=due_in_all, not_recorded=sum(gaps.values()), breakdowns={NOT_RECORDED: gaps})


def due_of(person: Person) -> tuple[str, ...]:
    """The details that should be recorded of a person by now."""
    victim = DUE_OF_VICTIMS if person.identified else ()
    return (*DUE, *victim, *(DUE_OF_REFERRED if person.referrals else ()))


def fields_due(state: OperationState) -> dict[str, tuple[int, int]]:
    """By detail: of how many people it is recorded, and of how many it should be."""
    people: dict[str, list[Person]] = {name: [] for name in (*DUE, *DUE_OF_VICTIMS, *DUE_OF_REFERRED)}
    for person in state.registered:
        for name in due_of(person):
            people[name].append(person)
    counts = {name: sum(detail(person, name) is not None for person in due) for name, due in people.items()}
    return {name: (counts[name], len(due)) for name, due in people.items() if due}


def _known(person: Person) -> int:
    return sum(detail(person, name) is not None for name in due_of(person))


@measure(
    "M51",
    title="Referral checklist points met",
    counts="points",
    kind="O",
    of="points on the checklists ticked",
    answered_by="the checklist of a referral, ticked or left empty",
    section="Data and crime",
    version=2,
)
def m51(state: OperationState) -> Measure:
    """Points ticked, of nine for each referral that was checked.

    The latest check of a person counts; one on which no list was ticked is not recorded.
    """
    people = {person.id for person in state.registered}
    checked = {person.id for person in referred(state)}
    ticked: dict[PersonId, tuple[RecordedEvent, tuple[str, ...]]] = {}
    for recorded, event in state.events_of(ReferralReadinessChecked):
        if event.person in people:
            checked.add(event.person)
            if event.points is not None:
                ticked[event.person] = recorded, tuple(dict.fromkeys(event.points))
    unknown = len(checked) - len(ticked)
    if not ticked:
        return Measure(None, not_recorded=unknown)
    return added(
        ((recorded, len(said)) for recorded, said in ticked.values()),
        of=POINTS * len(ticked),
        not_recorded=unknown,
        breakdowns={"kind": tally(point for _, said in ticked.values() for point in said)},
    )


@measure(
    "M54",
    title="Corrections and voids",
    counts="entries",
    kind="G",
    of="entries",
    answered_by="nothing more: corrections are kept here",
    section="Data and crime",
    version=2,
    every_entry=True,
)
def m54(state: OperationState) -> Measure:
    """Entries that put another entry right or strike it out, of all entries."""
    entries = {recorded.envelope.entry for recorded in state.entered}
    found = {recorded.envelope.entry: recorded for recorded in state.entered if isinstance(recorded.event, PUT_RIGHT)}
    kinds = {"kind": tally(type(recorded.event).__name__ for recorded in found.values())}
    return Measure(len(found), len(entries), breakdowns=kinds, events=ids(found.values()))


@measure(
    "M48",
    title="Happened to recorded",
    counts="entries",
    kind="T",
    of="entries",
    answered_by="nothing more: every entry has both times",
    section="Time",
    version=2,
    every_entry=True,
)
def m48(state: OperationState) -> Measure:
    """Minutes between what happened and its entry here."""
    recorded_events = sorted(first_of_each(state.entered), key=lambda recorded: recorded.position)
    delays = tuple((recorded.envelope.recorded_at - recorded.at).total_seconds() for recorded in recorded_events)
    return spread(
        [(recorded, recorded.at) for recorded in recorded_events], delays, "minutes", {"30_minutes": under(30)}
    )
