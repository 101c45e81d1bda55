"""The wall in parts: numbers, and P-codes for who may see them; no alarm about a person, no place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.texts import Language
from projections.operation.state import OperationState
from projections.views.beds import beds_to_give
from projections.views.centres import left_to_register
from service.access.rooms_now import shown_centres, shown_cover
from service.access.visibility import NotShown, may_see, on_the_wall, shown_alarms
from service.access.wall import OnTheWall, shown_on_the_wall
from service.clock_of_a_day import clock_now, stands_at
from web.http.render import part
from web.live.views import Part, Parts, Rows
from web.pages.board.vehicles import under_way
from web.pages.board.waits import Since, minute
from web.wording import label
from web.wording.alarms import first_the_urgent

COLUMNS = {"health": "Health", "talk": "Talk", "room": "In a room", "after": "After talk"}
EVERYBODY, LONGEST = 60, 10
"""Up to so many people each has a line; above that so many of those who wait longest have one."""


@dataclass(frozen=True, slots=True)
class WallPerson:
    """A number, and for how long."""

    ref: str
    since: Since
    out: bool
    now: int = field(compare=False)

    def html(self) -> str:
        """The line."""
        return part("board/wall_person.html", row=self)


@dataclass(frozen=True, slots=True)
class WallOut:
    """How many are out, and for how long the first of them."""

    n: int
    since: Since | None
    now: int = field(compare=False)

    def html(self) -> str:
        """The tile."""
        return part("board/wall_out.html", out=self)


@dataclass(frozen=True, slots=True)
class WallWay:
    """How many people are on their way, and since when the first of their vehicles."""

    people: int
    since: Since | None
    now: int = field(compare=False)

    @classmethod
    def of(cls, state: OperationState, seen_by: frozenset[str], now: int) -> "WallWay":
        """As far as those may know it before whom the wall hangs."""
        found = under_way(state) if may_see(seen_by, "numbers") else []
        people = sum(vehicle.left or 0 for _, vehicle, _ in found)
        return cls(people, Since.of(found[0][2].at) if found else None, now)

    def html(self) -> str:
        """What the foot says."""
        return part("board/wall_way.html", way=self)


def wall_parts(state: OperationState, seen_by: frozenset[str], moment: datetime | None = None) -> Parts:
    """Each element by its id."""
    wall = on_the_wall(seen_by)
    now = clock_now(state, moment)
    at = minute(now)
    people = shown_on_the_wall(state, wall)
    listed = [] if isinstance(people, NotShown) else people
    out = [each for each in listed if each.out]
    alarms = first_the_urgent(shown_alarms(state, wall))
    return {
        "wall-here": state.on_site,
        "wall-new": left_to_register(state),
        "wall-out": WallOut(len(out), Since.of(out[0].since) if out else None, at),
        **_columns(listed, at),
        "wall-cover": part("board/wall_cover.html", cover=_cover(state, wall, now)),
        "wall-way": WallWay.of(state, wall, at),
        "wall-centres": part("board/wall_centres.html", centres=shown_centres(state, wall, now)),
        "wall-beds": part("board/wall_beds.html", beds=beds_to_give(state), taken=len(state.occupancy.held)),
        "wall-alarms": part("board/strip.html", alarms=alarms, element="wall-alarms"),
        "board-still": part("board/still.html", still=at if stands_at(state) else None),
    }


def _columns(people: Sequence[OnTheWall], at: int) -> dict[str, Part]:
    """The people of each column, how many they are, and above sixty only those who wait longest."""
    found: dict[str, Part] = {"wall-longest": Rows(_rows(people[:LONGEST] if len(people) > EVERYBODY else (), at))}
    for column in COLUMNS:
        here = [each for each in people if each.column == column]
        found[f"wall-n-{column}"] = len(here)
        found[f"wall-{column}"] = Rows(_rows(here if len(people) <= EVERYBODY else (), at))
    return found


def _rows(people: Sequence[OnTheWall], at: int) -> dict[str, WallPerson]:
    return {f"wall-{each.ref}": WallPerson(each.ref, Since.of(each.since), each.out, at) for each in people}


def _cover(state: OperationState, seen_by: frozenset[str], now: datetime) -> list[tuple[int, str]]:
    """Free interpreters by language; 0 where nobody is free."""
    return [(each.free, label(Language(each.language))) for each in shown_cover(state, seen_by, now)]
