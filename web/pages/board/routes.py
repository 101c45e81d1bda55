"""The live board: what the coordinator taps, what the room trusts, and what hangs on the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.words import INTERPRETERS
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.clocks import Clock
from projections.views.pathways import STAGES, early_stage, stage
from service.access.access import audience, sees
from service.access.visibility import WALL, may_see, shown_alarms, shown_clocks, shown_counts
from service.days import clock_now
from web.http.application import application
from web.http.render import page, part
from web.http.sign_in import signed_in
from web.wording import sentence

router = APIRouter(include_in_schema=False)
SMALL = ("registered", "debriefed", "pv", "consents", "nrm", "rg_pos", "arrests", "departed")
LATEST = 8


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as the board shows them."""

    ref: str
    stage: str
    note: str | None
    flags: tuple[tuple[str, str], ...]


def parts(state: OperationState, seen_by: frozenset[str], moment: datetime | None = None) -> dict[str, str]:
    """The board in parts: the HTML of each element by its id. Clocks stand at `moment` (UTC) where one is given."""
    beds = _beds(state) if may_see(seen_by, "beds") else []
    return {
        "board-counts": part("board/counts.html", counts=shown_counts(state, seen_by), small=SMALL, state=state),
        "board-alarms": part("board/alarms.html", alarms=shown_alarms(state, seen_by)),
        "board-people": part("board/people.html", stages=_by_stage(state, seen_by), state=state, seen_by=seen_by),
        "board-vehicles": part("board/vehicles.html", state=state, on_the_way=_on_the_way(state)),
        "board-beds": part("board/beds.html", state=state, beds=beds, seen_by=seen_by),
        "board-partners": part("board/partners.html", state=state, partners=_partners(state, seen_by), seen_by=seen_by),
        "board-clocks": part("board/clocks.html", clocks=_clocks(state, seen_by, moment), seen_by=seen_by),
        "board-latest": part("board/latest.html", latest=_latest(state, seen_by), state=state),
    }


def wall_parts(state: OperationState, seen_by: frozenset[str]) -> dict[str, str]:
    """The wall in parts: numbers and P-codes only."""
    return {
        "wall-counts": part("board/wall_counts.html", counts=shown_counts(state, WALL), small=SMALL, state=state),
        "wall-alarms": part("board/alarms.html", alarms=shown_alarms(state, WALL), element="wall-alarms"),
        "wall-people": part("board/wall_people.html", stages=_by_stage(state, WALL)),
    }


def _by_stage(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, list[PersonCard]]]:
    if not may_see(seen_by, "people"):
        return []
    where = stage if may_see(seen_by, "findings") else early_stage
    groups: dict[str, list[PersonCard]] = {}
    for person in state.registered:
        at = where(person)
        groups.setdefault(at, []).append(PersonCard(person.id.ref, at, _note(person), tuple(_flags(person, seen_by))))
    return [(each, groups[each]) for each in STAGES if each in groups]


def _note(person: Person) -> str | None:
    """What helps to find them: where they talk, or where they sleep."""
    if person.departed:
        return None
    if person.session:
        room, interpreter = person.session.room, person.session.interpreter
        with_whom = f"with {interpreter.ref}" if interpreter else None
        return ", ".join(each for each in (room.ref if room else None, with_whom) if each) or None
    return f"bed {person.bed.number}" if person.bed else None


def _flags(person: Person, seen_by: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Short words with a tone: what anybody who meets this person should know."""
    if person.departed:
        return
    if person.missing:
        yield "missing", "red"
    elif person.out:
        yield "out", "yellow"
    if may_see(seen_by, "details") and person.age in ("child", "uncertain"):
        yield ("child" if person.age == "child" else "age uncertain"), "blue"
    if may_see(seen_by, "keep_apart") and person.keep_apart:
        yield "keep apart", "red"
    if may_see(seen_by, "health_need") and person.need and not person.need_met:
        yield "health need", "yellow"
    if person.screened is None:
        yield "no health screen", "grey"


def _on_the_way(state: OperationState) -> list[tuple[str, int | None]]:
    return [(reference.ref, each.left) for reference, each in state.vehicles.items() if each.arrived is None]


def _beds(state: OperationState) -> list[dict[str, Any]]:
    """Each centre with its numbered beds and who has which."""
    taken = {stay.bed: stay.person.ref for stay in state.stays if stay.end is None}
    found = []
    for reference, centre in state.centres.items():
        mine = {bed.number: who for bed, who in taken.items() if bed.centre == reference}
        rows = [(number, mine.get(number)) for number in range(1, (centre.beds or 0) + 1)]
        found.append({"ref": reference.ref, "beds": rows, "taken": len(mine), "of": centre.beds})
    return found


def _partners(state: OperationState, seen_by: frozenset[str]) -> list[Any]:
    if not may_see(seen_by, "partners"):
        return []
    order = {"on_site": 0, "on_call": 1}
    listed = [(name.ref, each) for name, each in state.partners.items() if name.ref != INTERPRETERS and each.mode]
    return sorted(listed, key=lambda row: order.get(row[1].mode or "", 2))


def _clocks(state: OperationState, seen_by: frozenset[str], moment: datetime | None) -> list[tuple[Clock, list[str]]]:
    """One row for clocks that run out together, with everybody whom it is about."""
    rows: dict[object, tuple[Clock, list[str]]] = {}
    for clock in shown_clocks(state, seen_by, clock_now(state, moment)):
        together = (clock.code, clock.state, clock.due)
        rows.setdefault(together, (clock, []))[1].extend([clock.about] if clock.about else [])
    return list(rows.values())


def _latest(state: OperationState, seen_by: frozenset[str]) -> list[tuple[datetime, str]]:
    """The last things that happened, the newest first; never more than the audience may know."""
    found: list[tuple[datetime, str]] = []
    for recorded in reversed(state.entries):
        if sees(seen_by, type(recorded.event).__name__):
            found.append((recorded.at, sentence(recorded, seen_by)))
        if len(found) == LATEST:
            break
    return found


@router.get("/operations/{operation}")
async def board(request: Request, operation: str) -> Response:
    """The board of one operation."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    seen_by = audience(viewer)
    return page(request, "board/board.html", state=state, here="board", parts=parts(state, seen_by), seen_by=seen_by)


@router.get("/operations/{operation}/wall")
async def wall(request: Request, operation: str) -> Response:
    """The same for a wall: readable from across the room, nothing that names or finds anybody."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    return page(request, "board/wall.html", state=state, here="wall", parts=wall_parts(state, WALL))
