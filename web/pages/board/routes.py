"""The live board: what the coordinator taps, what the room trusts, and what hangs on the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from projections.operation.entities import Partner
from projections.operation.state import OperationState
from projections.views.clocks import Clock
from projections.views.pathways import STAGES
from service.access.access import Viewer, audience, main_action, may_record
from service.access.people import PersonShown, shown_codes, shown_people
from service.access.visibility import (
    NotShown,
    known,
    may_see,
    on_the_wall,
    sees_every_clock,
    shown_alarms,
    shown_beds,
    shown_clocks,
    shown_counts,
    shown_partners,
)
from service.commands.names import DECISIONS, slug
from service.days import clock_now
from web.http.application import application
from web.http.render import page, part
from web.http.sign_in import signed_in
from web.pages.papers.latest import latest_papers
from web.wording import ACTIONS, sentence

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
    return {
        "board-counts": part("board/counts.html", counts=shown_counts(state, seen_by), small=SMALL),
        "board-alarms": part("board/alarms.html", alarms=shown_alarms(state, seen_by)),
        "board-people": part("board/people.html", stages=_by_stage(state, seen_by), operation=state.id),
        "board-vehicles": part("board/vehicles.html", operation=state.id, **_vehicles(state, seen_by)),
        "board-beds": part("board/beds.html", operation=state.id, beds=shown_beds(state, seen_by)),
        "board-partners": part("board/partners.html", partners=_partners(state, seen_by)),
        "board-clocks": part(
            "board/clocks.html", clocks=_clocks(state, seen_by, moment), every=sees_every_clock(seen_by)
        ),
        "board-papers": part("board/papers.html", latest=latest_papers(state, seen_by), operation=state.id),
        "board-latest": part("board/latest.html", latest=_latest(state, seen_by), operation=state.id),
    }


def wall_parts(state: OperationState, seen_by: frozenset[str]) -> dict[str, str]:
    """The wall in parts: numbers, and P-codes for who may see them; no alarm about a person, no place."""
    wall = on_the_wall(seen_by)
    return {
        "wall-counts": part("board/wall_counts.html", counts=shown_counts(state, wall), small=SMALL),
        "wall-alarms": part("board/alarms.html", alarms=shown_alarms(state, wall), element="wall-alarms"),
        "wall-people": part("board/wall_people.html", stages=_codes(state, wall)),
    }


def _codes(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, list[tuple[str, bool]]]] | NotShown:
    codes = shown_codes(state, seen_by)
    return codes if isinstance(codes, NotShown) else [(each, codes[each]) for each in STAGES if each in codes]


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


def _vehicles(state: OperationState, seen_by: frozenset[str]) -> dict[str, Any]:
    """Those on the way, and whether this audience is asked if they have arrived."""
    on_the_way = [(reference.ref, each.left) for reference, each in state.vehicles.items() if each.arrived is None]
    return {"on_the_way": on_the_way, "asked": may_see(seen_by, "arrived?")}


def _partners(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, Partner]] | NotShown:
    order = {"on_site": 0, "on_call": 1}
    listed = shown_partners(state, seen_by)
    return listed if isinstance(listed, NotShown) else sorted(listed, key=lambda row: order.get(row[1].mode or "", 2))


def _clocks(state: OperationState, seen_by: frozenset[str], moment: datetime | None) -> list[tuple[Clock, list[str]]]:
    """One row for clocks that run out together, with everybody whom it is about."""
    rows: dict[object, tuple[Clock, list[str]]] = {}
    for clock in shown_clocks(state, seen_by, clock_now(state, moment)):
        together = (clock.code, clock.state, clock.due)
        rows.setdefault(together, (clock, []))[1].extend([clock.about] if clock.about else [])
    return list(rows.values())


def _latest(state: OperationState, seen_by: frozenset[str]) -> list[tuple[datetime, str]]:
    """The last things that happened, the newest first; never more than the audience may know."""
    latest = islice(known(state, reversed(state.entries), seen_by), LATEST)
    return [(recorded.at, sentence(recorded, seen_by)) for recorded in latest]


@router.get("/operations/{operation}")
async def board(request: Request, operation: str) -> Response:
    """The board of one operation."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    return page(
        request,
        "board/board.html",
        state=state,
        here="board",
        parts=parts(state, audience(viewer)),
        main=main_button(state, viewer),
        records=may_record(viewer),
    )


def main_button(state: OperationState, viewer: Viewer) -> tuple[str, str] | None:
    """The address and the words of what this user comes to the board for; None for those who only look."""
    name = main_action(viewer)
    return (f"/operations/{state.id}/do/{slug(DECISIONS[name])}", ACTIONS[name]) if name else None


@router.get("/operations/{operation}/wall")
async def wall(request: Request, operation: str) -> Response:
    """The same for a wall: readable from across the room, nothing that names or finds anybody."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    return page(request, "board/wall.html", state=state, here="wall", parts=wall_parts(state, audience(viewer)))
