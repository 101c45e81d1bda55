"""Which one thing to add first: the same people again, with one more of each thing in turn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from math import inf

from service.simulation.day import Resources
from service.simulation.forecast import Forecast, PlannedDay, Told, forecast
from service.simulation.spread import Spread

SHARE = 4
"""One in so many of the days is enough to tell what helps."""
WORTH = 5.0
"""Minutes by which the last conversation must end earlier before something is said to help."""
ROOM, DEBRIEFER = "room", "debriefer"


@dataclass(frozen=True, slots=True)
class Addition:
    """One more of one thing, or of several that help only together: `room`, `debriefer`, or an interpreter's language.

    `last` is when the last conversation then ends, `sooner` by how many minutes its median comes earlier: infinity
    where it then ends within the hours and did not before. `left` are those whom nobody talks to, `fewer` how many
    fewer they are.
    """

    what: tuple[str, ...]
    last: Spread
    sooner: float
    left: float
    fewer: float

    @property
    def helps(self) -> bool:
        """Whether it is worth saying."""
        return self.sooner >= WORTH or self.fewer >= 1


@dataclass(frozen=True, slots=True)
class Advice:
    """The additions, the one that helps most first; the forecast where somebody of another language is taken meanwhile,
    with two languages or more; and how many conversations of each language there would be at once with interpreters
    enough.
    """

    additions: tuple[Addition, ...]
    meanwhile: Forecast | None
    enough: Forecast

    @property
    def first(self) -> Addition | None:
        """What to add first; None where nothing that was tried helps."""
        return next((each for each in self.additions if each.helps), None)


def advise(scene: PlannedDay, told: Told | None = None) -> Advice:
    """Try each addition with the same people; where none helps alone two together, then one more of all it takes."""
    drawn = [scene.guests(day) for day in range(max(1, scene.days // SHARE))]
    same = partial(forecast, scene, days=len(drawn), told=told, drawn=drawn)
    now = same()
    tried: list[Addition] = []
    for together in _together(scene):
        tried += [_tried(scene.resources, now, what, same) for what in together]
        if any(each.helps for each in tried):
            break
    enough = same(replace(scene.resources, interpreters=tuple((code, scene.people) for code, _ in scene.spoken)))
    meanwhile = same(meanwhile=True) if len(scene.spoken) > 1 else None
    return Advice(tuple(sorted(tried, key=lambda each: (-each.sooner, -each.fewer))), meanwhile, enough)


def steps(scene: PlannedDay) -> int:
    """How many days all of it simulates at the most, beside those of the forecast itself."""
    return max(1, scene.days // SHARE) * (sum(map(len, _together(scene))) + 3)


def _together(scene: PlannedDay) -> list[list[tuple[str, ...]]]:
    """What is tried, the fewest things first: each alone, each two, a room with staff and an interpreter."""
    codes = [code for code, _ in scene.spoken]
    things = [ROOM, DEBRIEFER, *codes]
    return [[(each,) for each in things], list(combinations(things, 2)), [(ROOM, DEBRIEFER, code) for code in codes]]


def more(resources: Resources, thing: str) -> Resources:
    """One more of it; one who debriefs is there whenever somebody else is."""
    if thing == ROOM:
        return replace(resources, rooms=resources.rooms + 1)
    if thing == DEBRIEFER:
        return replace(resources, debriefers=tuple((at, n + 1 if n else 0) for at, n in resources.debriefers))
    held = {**dict(resources.interpreters), thing: dict(resources.interpreters).get(thing, 0) + 1}
    return replace(resources, interpreters=tuple(held.items()))


def _tried(resources: Resources, now: Forecast, what: tuple[str, ...], same: Callable[..., Forecast]) -> Addition:
    for thing in what:
        resources = more(resources, thing)
    then = same(resources)
    sooner = 0.0 if then.last.middle == inf else now.last.middle - then.last.middle
    return Addition(what, then.last, sooner, then.untalked.middle, now.untalked.middle - then.untalked.middle)
