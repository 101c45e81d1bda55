"""What is not there yet for one person, by name: what nobody asked, gave or did, and until when a bed is theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.events.arrivals import PersonRegistered
from domain.events.partners import InterpretersBooked
from domain.events.safeguarding import GuardianReferralMade, KeepApartFlagSet
from domain.words import PersonId
from projections.local_time import local_date
from projections.operation.entities import Centre
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.groups import PeopleTogether, group_of

GAPS = (
    "age_not_recorded",
    "council_not_told",
    "guardian_not_asked",
    "stay_not_asked",
    "health_need",
    "health_screen",
    "no_bed",
    "bed_until",
    "language_not_asked",
    "no_interpreter",
    "rights_not_given",
    "group_parted",
    "group_to_be_kept_apart",
    "property_kept",
    "arrival_not_confirmed",
)
"""In the order in which they are named."""
NO_LANGUAGE = ("refused", "not_known")
SPOKEN_HERE = "en"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not there; `last` is the last night of a bed, `who` whom else it is about."""

    code: str
    last: date | None = None
    who: tuple[PersonId, ...] = ()


def gaps(state: OperationState, person: Person) -> list[Gap]:
    """What is not there yet, in the order of `GAPS`; nothing where the registration was voided."""
    if person.voided or person.registered is None:
        return []
    group = group_of(state, person.id)
    found = [*_asked(person), *_child(state, person), *_stay(person), *_group(state, person, group)]
    found += [*_here(state, person), *_words(state, person)] if person.departed is None else _gone(person)
    return sorted(found, key=lambda gap: GAPS.index(gap.code))


def _asked(person: Person) -> Iterator[Gap]:
    if person.age is None:
        yield Gap("age_not_recorded")
    if person.language is None:
        yield Gap("language_not_asked")


def _child(state: OperationState, person: Person) -> Iterator[Gap]:
    """A child's safeguarding referral comes first (FACTS 1.3), and a guardian is asked for where one is exploited."""
    if person.child and person.told_council is None:
        yield Gap("council_not_told")
    asked = any(event.person == person.id for _, event in state.events_of(GuardianReferralMade))
    if person.child and person.identified and not asked:
        yield Gap("guardian_not_asked")


def _stay(person: Person) -> Iterator[Gap]:
    """Referred as a child, and adult before a conclusive decision: they consent to stay, or withdraw (FACTS 1.3)."""
    if person.to_be_asked_to_stay:
        yield Gap("stay_not_asked")


def _here(state: OperationState, person: Person) -> Iterator[Gap]:
    if person.need and not person.need_met:
        yield Gap("health_need")
    if person.screened is None:
        yield Gap("health_screen")
    if person.bed is None and person.id not in state.occupancy.outside:
        yield Gap("no_bed")
    elif person.bed and (last := last_night(state, state.centres.get(person.bed.centre))):
        yield Gap("bed_until", last)
    if person.checked and person.belongings:
        yield Gap("property_kept")


def last_night(state: OperationState, centre: Centre | None) -> date | None:
    """The last night for which a centre is booked; None where that is not recorded."""
    if centre is None or not centre.nights:
        return None
    entered, opened = state.operation.entry, centre.opened
    begun = next((local_date(each.at) for each in (entered, *opened) if each), None)
    first = centre.first_night or begun
    return first + timedelta(days=centre.nights - 1) if first else None


def _words(state: OperationState, person: Person) -> Iterator[Gap]:
    booked = {event.language for _, event in state.events_of(InterpretersBooked)}
    if person.language not in (None, SPOKEN_HERE, *NO_LANGUAGE, *booked):
        yield Gap("no_interpreter")
    registered = person.registered and person.registered.event
    leaflet = isinstance(registered, PersonRegistered) and registered.leaflet_language
    if not person.told and not leaflet:
        yield Gap("rights_not_given")


def _group(state: OperationState, person: Person, group: PeopleTogether | None) -> Iterator[Gap]:
    if group is None:
        return
    others = [state.people[each] for each in group.members if each != person.id and each in state.people]
    parted = tuple(each.id for each in others if _place(each) != _place(person))
    if parted and "keep_together" in group.wishes:
        yield Gap("group_parted", who=parted)
    flags = {(event.person, event.apart_from) for _, event in state.events_of(KeepApartFlagSet)}
    apart = tuple(each.id for each in others if {(person.id, each.id), (each.id, person.id)} & flags)
    if apart:
        yield Gap("group_to_be_kept_apart", who=apart)


def _place(person: Person) -> tuple[object, object]:
    """Where somebody is, as far as it tells whether two are together: the centre, or where they left for."""
    return (person.destination, True) if person.departed else (person.centre, False)


def _gone(person: Person) -> list[Gap]:
    found = [Gap("property_kept")] if person.belongings else []
    if person.destination == "safe_accommodation" and person.arrived_safely is None:
        found.append(Gap("arrival_not_confirmed"))
    return found
