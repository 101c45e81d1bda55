"""The live board: what the coordinator taps, what the room trusts, and what hangs on the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.words import INTERPRETERS
from projections.alarms import Alarm, alarms
from projections.board import counts
from projections.clocks import Clock, clocks
from projections.day import Day
from projections.pathways import STAGES, early_stage, stage
from projections.person import Person
from service.access import audience, sees
from service.access_table import ALARM_COMPARTMENT
from service.clock import now
from web.desk import desk
from web.render import page, part
from web.sign_in import signed_in
from web.wording import sentence

router = APIRouter(include_in_schema=False)
WALL = frozenset({"counts", "people"})
"""A wall screen shows numbers and P-codes to whoever walks past, whoever signed it in."""
SMALL = ("registered", "debriefed", "pv", "consents", "nrm", "rg_pos", "arrests", "departed")
CLOCK_COMPARTMENT = {"social_worker": "safeguarding", "booking": "counts", "action": "debrief"}
LATEST = 8


@dataclass(frozen=True, slots=True)
class Card:
    """A person as the board shows them."""

    ref: str
    stage: str
    note: str | None
    flags: tuple[tuple[str, str], ...]


def shown_counts(day: Day, seen_by: frozenset[str]) -> dict[str, int]:
    """The counts that an audience may see: arrests only where their number is theirs to know."""
    found = counts(day)
    if not seen_by & {"arrests", "suspects"}:
        del found["arrests"]
    return found


def shown_alarms(day: Day, seen_by: frozenset[str]) -> list[Alarm]:
    """The alarms that an audience may see."""
    return [alarm for alarm in alarms(day) if ALARM_COMPARTMENT[alarm.code] in seen_by]


def clock_now(day: Day, moment: datetime | None = None) -> datetime:
    """The moment that clocks run against: one that is replayed; an exercise's stand at its last entry."""
    return moment or (day.last if day.operation.exercise and day.last else now())


def parts(day: Day, seen_by: frozenset[str], moment: datetime | None = None) -> dict[str, str]:
    """The board in parts: the HTML of each element by its id. Clocks stand at `moment` (UTC) where one is given."""
    return {
        "board-counts": part("board/counts.html", counts=shown_counts(day, seen_by), small=SMALL, day=day),
        "board-alarms": part("board/alarms.html", alarms=shown_alarms(day, seen_by)),
        "board-people": part("board/people.html", stages=_by_stage(day, seen_by), day=day, links=True),
        "board-vehicles": part("board/vehicles.html", day=day, on_the_way=_on_the_way(day)),
        "board-beds": part("board/beds.html", day=day, beds=_beds(day) if "people" in seen_by else []),
        "board-partners": part("board/partners.html", day=day, partners=_partners(day, seen_by)),
        "board-clocks": part("board/clocks.html", clocks=_clocks(day, seen_by, moment), day=day),
        "board-latest": part("board/latest.html", latest=_latest(day, seen_by), day=day),
    }


def wall_parts(day: Day, seen_by: frozenset[str]) -> dict[str, str]:
    """The wall in parts: numbers and P-codes only."""
    return {
        "wall-counts": part("board/wall_counts.html", counts=shown_counts(day, WALL), small=SMALL, day=day),
        "wall-alarms": part("board/alarms.html", alarms=shown_alarms(day, WALL), element="wall-alarms"),
        "wall-people": part("board/wall_people.html", stages=_by_stage(day, WALL)),
    }


def _by_stage(day: Day, seen_by: frozenset[str]) -> list[tuple[str, list[Card]]]:
    if "people" not in seen_by:
        return []
    where = stage if "referrals" in seen_by else early_stage
    groups: dict[str, list[Card]] = {}
    for person in day.registered:
        at = where(person)
        groups.setdefault(at, []).append(Card(person.id.ref, at, _note(person), tuple(_flags(person, seen_by))))
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
    if "details" in seen_by and person.age in ("child", "uncertain"):
        yield ("child" if person.age == "child" else "age uncertain"), "blue"
    if "safeguarding" in seen_by and person.keep_apart:
        yield "keep apart", "red"
    if "needs" in seen_by and person.need and not person.need_met:
        yield "health need", "yellow"
    if person.screened is None:
        yield "no health screen", "grey"


def _on_the_way(day: Day) -> list[tuple[str, int | None]]:
    return [(reference.ref, each.left) for reference, each in day.vehicles.items() if each.arrived is None]


def _beds(day: Day) -> list[dict[str, Any]]:
    """Each centre with its numbered beds and who has which."""
    taken = {stay.bed: stay.person.ref for stay in day.stays if stay.end is None}
    found = []
    for reference, centre in day.centres.items():
        mine = {bed.number: who for bed, who in taken.items() if bed.centre == reference}
        rows = [(number, mine.get(number)) for number in range(1, (centre.beds or 0) + 1)]
        found.append({"ref": reference.ref, "beds": rows, "taken": len(mine), "of": centre.beds})
    return found


def _partners(day: Day, seen_by: frozenset[str]) -> list[Any]:
    if "partners" not in seen_by:
        return []
    order = {"on_site": 0, "on_call": 1}
    listed = [(name.ref, each) for name, each in day.partners.items() if name.ref != INTERPRETERS and each.mode]
    return sorted(listed, key=lambda row: order.get(row[1].mode or "", 2))


def _clocks(day: Day, seen_by: frozenset[str], moment: datetime | None) -> list[tuple[Clock, list[str]]]:
    """One row for clocks that run out together, with everybody whom it is about."""
    rows: dict[object, tuple[Clock, list[str]]] = {}
    for clock in clocks(day, clock_now(day, moment)):
        if CLOCK_COMPARTMENT.get(clock.code, "referrals") in seen_by:
            together = (clock.code, clock.state, clock.due)
            rows.setdefault(together, (clock, []))[1].extend([clock.about] if clock.about else [])
    return list(rows.values())


def _latest(day: Day, seen_by: frozenset[str]) -> list[tuple[datetime, str]]:
    """The last things that happened, the newest first; never more than the audience may know."""
    found: list[tuple[datetime, str]] = []
    for past in reversed(day.entries):
        if sees(seen_by, type(past.event).__name__):
            found.append((past.at, sentence(past, seen_by)))
        if len(found) == LATEST:
            break
    return found


@router.get("/operations/{operation}")
async def board(request: Request, operation: str) -> Response:
    """The board of one operation."""
    viewer = await signed_in(request)
    day = desk(request).day(viewer, operation)
    seen_by = audience(viewer)
    return page(request, "board/board.html", day=day, here="board", parts=parts(day, seen_by), seen_by=seen_by)


@router.get("/operations/{operation}/wall")
async def wall(request: Request, operation: str) -> Response:
    """The same for a wall: readable from across the room, nothing that names or finds anybody."""
    viewer = await signed_in(request)
    day = desk(request).day(viewer, operation)
    return page(request, "board/wall.html", day=day, here="wall", parts=wall_parts(day, WALL))
