"""What of an operation an audience may see: pages, frames and downloads ask here, and decide nothing themselves.

Three things are kept apart: *not recorded* (None: nobody entered it), *none* (it was looked at, and there is none), and
*not shown to you* (`NOT_SHOWN`). Whether something is shown hangs on the audience alone, never on what there is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from domain.bounds import PEOPLE
from domain.events.amendments import EntryCorrected, EntryTextErased, OfAnEntry
from domain.kernel import Event, RecordedEvent
from domain.unreadable import stored_as
from domain.words import INTERPRETERS, CentreId, EntryId
from projections.operation.entities import Partner
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.alarms import Alarm, alarms
from projections.views.beds import shut
from projections.views.board import counts
from projections.views.clocks import Clock, clocks
from projections.views.pathways import Step, pathway
from service.access.access import Forbidden, Viewer, audience, sees, sees_stored, sees_whole
from service.access.table import ALARMS, AUDIENCE, CLOCKS, COUNTS, FIELD_COMPARTMENT, THINGS

REFUSED = {
    "operation": "Your role sees outcomes and published debriefs, and nothing else of an operation.",
    "plan": "Your role does not see what is planned.",
    "published": "Your role does not see published debriefs.",
    "people": "Your role does not see single people.",
    "findings": "Your role does not see what was found about a person, nor what they answered.",
    "identity": "Your role does not open identities.",
    "debrief": "Your role does not see the debrief figures.",
    "held_debriefs": "Your role does not see debriefs and lessons.",
    "lessons": "Your role does not see lessons.",
    "organisations": "Your role does not see who the organisations are.",
    "programs": "Your role does not see to tokens and webhooks of programs.",
    "accounts": "Your role does not see to who may sign in.",
    "directory": "Your role does not see the council's directory of venues and partners.",
    "contacts": "Your role does not see how partners are reached.",
    "missing_steps": "Your role does not see what a missing person asks for.",
    "shift": "Your role is not told what one shift tells the next.",
    "looks": "Your role does not see who looked at what.",
    "papers": "Your role does not read briefings, reports and plans.",
}
"""Page by what those are told who may not see it."""


@dataclass(frozen=True, slots=True)
class NotShown:
    """Stands in place of what an audience may not see; it says neither that there is something nor that not."""

    def __bool__(self) -> Literal[False]:
        return False


NOT_SHOWN = NotShown()


@dataclass(frozen=True, slots=True)
class CentreBeds:
    """A centre's numbered beds, who sleeps in which ("P03"), and how many there are; None is not recorded.

    `shut` is "closed" or "given back" where nobody can be given one of them by now; no bed of it is free then.
    """

    ref: str
    taken: dict[int, str]
    of: int | None
    shut: str = ""

    @property
    def beds(self) -> list[tuple[int, str | None]]:
        """Each bed by its number, with who has it; never more than a centre can have, and none of one that is shut."""
        most = 0 if self.shut else min(self.of or 0, PEOPLE.most)
        return [(number, self.taken.get(number)) for number in range(1, most + 1)]


def may_see(seen_by: frozenset[str], thing: str) -> bool:
    """Whether an audience sees a page, or a part of one. Raises KeyError for what has no row in the access table."""
    return bool(THINGS[thing] & seen_by)


def on_the_wall(seen_by: frozenset[str]) -> frozenset[str]:
    """What a wall shows to whoever walks past: no more than its row opens, and no more than who signed it in sees."""
    shown_there = {thing for thing in ("numbers", "codes") if may_see(seen_by, thing)}
    return frozenset().union(*(THINGS[thing] & AUDIENCE["wall"] for thing in shown_there))


def must_see(viewer: Viewer, page: str) -> frozenset[str]:
    """The audience of a user who sees a page. Raises Forbidden for anybody else."""
    seen_by = audience(viewer)
    if not may_see(seen_by, page):
        raise Forbidden(REFUSED[page])
    return seen_by


def known(
    state: OperationState, recorded_events: Iterable[RecordedEvent], seen_by: frozenset[str]
) -> Iterator[RecordedEvent]:
    """Those entries of which an audience may know, and of an amendment no more than of the entry that it amends.

    Whoever sees only part of that entry, as it was at any time, is not shown the reason, which may say the rest.
    """
    for each in recorded_events:
        if isinstance(each.event, OfAnEntry):
            if amendment := _amendment(state, each, each.event, seen_by):
                yield amendment
        elif sees_stored(seen_by, stored_as(each.event)):
            yield each


def reads(seen_by: frozenset[str], event: str, field: str) -> bool:
    """Whether a field of a type of event is for an audience, who knows of the event too."""
    return sees(seen_by, event) and FIELD_COMPARTMENT[(event, field)] in seen_by


def sees_text(state: OperationState, event: Event, field: str, seen_by: frozenset[str]) -> bool:
    """Whether an audience may open a sealed text; the reason of an amendment where it sees all of what is amended."""
    if not reads(seen_by, type(event).__name__, field):
        return False
    amends = spoken_of(state, event) if isinstance(event, OfAnEntry) else ()
    return all(sees_whole(seen_by, each.event) for each in amends)


def spoken_of(state: OperationState, event: OfAnEntry) -> Iterator[RecordedEvent]:
    """What an amendment speaks of in the end, as it was written and as each correction has it: of one that voids
    another, too."""
    for each in state.of_entry(event.entry):
        yield from spoken_of(state, each.event) if isinstance(each.event, OfAnEntry) else (each,)
    yield from state.once(_became).get(event.entry, ())


def _became(state: OperationState) -> dict[EntryId, list[RecordedEvent]]:
    """What corrections say that entries should have been, whether they stand or not, by the entry."""
    found: defaultdict[EntryId, list[RecordedEvent]] = defaultdict(list)
    for each in state.recorded_events:
        if isinstance(each.event, EntryCorrected):
            found[each.event.entry] += (one.recorded for one in each.event.becomes)
    return found


def knows(state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]) -> bool:
    """Whether an audience may know of an entry."""
    return any(True for _ in known(state, [recorded], seen_by))


def _amendment(
    state: OperationState, recorded: RecordedEvent, event: OfAnEntry, seen_by: frozenset[str]
) -> RecordedEvent | None:
    """An amendment as an audience may know it; None where it may not, or where what it amends is not of this day."""
    amended = state.of_entry(event.entry)
    if not amended or not sees(seen_by, type(event).__name__):
        return None
    if not all(knows(state, each, seen_by) for each in amended):
        return None
    if isinstance(event, EntryTextErased) or all(sees_whole(seen_by, each.event) for each in spoken_of(state, event)):
        return recorded
    return replace(recorded, event=replace(event, reason=None))


def known_steps(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[Step]:
    """Those steps of a person's way of which an audience may know."""
    return [step for step in pathway(state, person) if sees(seen_by, type(step.recorded.event).__name__)]


def shown_counts(state: OperationState, seen_by: frozenset[str]) -> dict[str, int]:
    """The counts that an audience may see: arrests only where their number is theirs to know."""
    return {name: n for name, n in counts(state).items() if COUNTS[name] & seen_by}


def shown_alarms(state: OperationState, seen_by: frozenset[str]) -> list[Alarm]:
    """The alarms that an audience may see; one about people only for who may see people, whatever else it sees."""
    found = ((alarm, _about(state, alarm.about, seen_by)) for alarm in alarms(state) if ALARMS[alarm.code] & seen_by)
    return [replace(alarm, about=about) for alarm, about in found if about or not alarm.about]


def _about(state: OperationState, about: tuple[str, ...], seen_by: frozenset[str]) -> tuple[str, ...]:
    """Those references of an alarm that an audience may see."""
    people = frozenset() if may_see(seen_by, "people") else {each.ref for each in state.people}
    suspects = frozenset() if may_see(seen_by, "suspects") else {each.ref for each in state.suspects}
    return tuple(each for each in about if each not in people and each not in suspects)


def shown_clocks(state: OperationState, seen_by: frozenset[str], now: datetime) -> list[Clock]:
    """The clocks that an audience may see, the one that runs out first on top."""
    return [clock for clock in clocks(state, now) if CLOCKS[clock.code] & seen_by]


def sees_every_clock(seen_by: frozenset[str]) -> bool:
    """Whether no kind of clock is hidden from an audience, so that no clock shown means that none runs."""
    return all(compartments & seen_by for compartments in CLOCKS.values())


def shown_beds(state: OperationState, seen_by: frozenset[str]) -> list[CentreBeds] | NotShown:
    """Each centre's numbered beds, and who has which."""
    if not may_see(seen_by, "beds"):
        return NOT_SHOWN
    taken: dict[CentreId, dict[int, str]] = {reference: {} for reference in state.centres}
    for stay in state.stays:
        if stay.end is None and stay.bed and stay.bed.centre in taken:
            taken[stay.bed.centre][stay.bed.number] = stay.person.ref
    return [
        CentreBeds(reference.ref, taken[reference], centre.beds, shut(state, reference))
        for reference, centre in state.centres.items()
    ]


def shown_partners(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, Partner]] | NotShown:
    """The partners that promised to come, in the order in which they did; interpreters are no partner."""
    if not may_see(seen_by, "partners"):
        return NOT_SHOWN
    return [(name.ref, each) for name, each in state.partners.items() if name.ref != INTERPRETERS and each.mode]
