"""The board as it stood at a moment, to be read and not tapped: everybody by stage, in parts by element."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from projections.operation.entities import Partner
from projections.operation.state import OperationState
from projections.views.pathways import STAGES
from service.access.people import PersonShown, shown_people
from service.access.visibility import (
    NotShown,
    sees_every_clock,
    shown_alarms,
    shown_beds,
    shown_counts,
    shown_partners,
)
from service.clock_of_a_day import clock_now
from web.http.render import part
from web.pages.board.side import clocks
from web.wording.alarms import first_the_urgent

SMALL = ("registered", "debriefed", "pv", "consents", "nrm", "rg_pos", "arrests", "departed")


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as they stood."""

    ref: str
    stage: str
    note: str | None
    flags: tuple[tuple[str, str], ...]


def parts(state: OperationState, seen_by: frozenset[str], moment: datetime | None = None) -> dict[str, str]:
    """The board in parts: the HTML of each element by its id. Clocks stand at `moment` (UTC) where one is given."""
    now = clock_now(state, moment)
    return {
        "board-counts": part("replay/counts.html", counts=shown_counts(state, seen_by), small=SMALL),
        "board-alarms": part("replay/alarms.html", alarms=first_the_urgent(shown_alarms(state, seen_by))),
        "board-people": part("replay/people.html", stages=_by_stage(state, seen_by), operation=state.id),
        "board-beds": part("replay/beds.html", operation=state.id, beds=shown_beds(state, seen_by)),
        "board-partners": part("replay/partners.html", partners=_partners(state, seen_by)),
        "board-clocks": part("board/clocks.html", clocks=clocks(state, seen_by, now), every=sees_every_clock(seen_by)),
    }


def _by_stage(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, list[PersonCard]]] | NotShown:
    people = shown_people(state, seen_by)
    if isinstance(people, NotShown):
        return people
    groups: dict[str, list[PersonCard]] = {}
    for person in people:
        card = PersonCard(person.ref, person.stage, _note(person), tuple(_flags(person)))
        groups.setdefault(person.stage, []).append(card)
    return [(each, groups[each]) for each in STAGES if each in groups]


def _note(person: PersonShown) -> str | None:
    """What helps to find them: where they talk, or where they sleep."""
    if person.departed:
        return None
    if person.stage == "talking":
        with_whom = f"with {person.interpreter}" if person.interpreter else None
        return ", ".join(each for each in (person.room, with_whom) if each) or None
    return f"bed {person.bed}" if person.bed is not None else None


def _flags(person: PersonShown) -> Iterable[tuple[str, str]]:
    """Short words with a tone: what anybody who meets this person should know."""
    if person.departed:
        return
    if person.missing:
        yield "missing", "red"
    elif person.out:
        yield "out", "yellow"
    if person.details and person.details.age in ("child", "uncertain"):
        yield ("child" if person.details.age == "child" else "age uncertain"), "blue"
    elif person.child:
        yield "child", "blue"
    if person.keep_apart:
        yield "keep apart", "red"
    if person.open_need:
        yield "health need", "yellow"
    if not person.screened:
        yield "no health screen", "grey"


def _partners(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, Partner]] | NotShown:
    order = {"on_site": 0, "on_call": 1}
    listed = shown_partners(state, seen_by)
    return listed if isinstance(listed, NotShown) else sorted(listed, key=lambda row: order.get(row[1].mode or "", 2))
