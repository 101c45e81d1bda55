"""Which one thing to add first: the same people again, with one more of each thing in turn."""

from dataclasses import dataclass, replace
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
    days = max(1, scene.days // SHARE)
    now = forecast(scene, days=days, told=told)
    tried: list[Addition] = []
    for together in _together(scene):
        tried += _tried(scene, now, together, days, told)
        if any(each.helps for each in tried):
            break
    plenty = tuple((code, scene.people) for code, _ in scene.spoken)
    enough = forecast(scene, replace(scene.resources, interpreters=plenty), days, told)
    several = len(scene.spoken) > 1
    meanwhile = forecast(scene, days=days, told=told, meanwhile=True) if several else None
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


def _tried(
    scene: PlannedDay, now: Forecast, additions: list[tuple[str, ...]], days: int, told: Told | None
) -> list[Addition]:
    found = []
    for what in additions:
        resources = scene.resources
        for thing in what:
            resources = more(resources, thing)
        then = forecast(scene, resources, days, told)
        sooner = 0.0 if then.last.middle == inf else now.last.middle - then.last.middle
        found.append(
            Addition(what, then.last, sooner, then.untalked.middle, now.untalked.middle - then.untalked.middle)
        )
    return found
