"""The replay in parts: the HTML of each element by its id. The board's parts are the live board's own."""

from projections.measures import MEASURES, SHORT
from projections.operation.state import OperationState
from projections.views.timeline_index import local_minute
from service.access.visibility import may_see
from web.http.render import part
from web.pages.replay import board
from web.pages.replay.differences import MOST, differing_counts, unknown_then
from web.pages.replay.scene import ORDERS, Scene
from web.pages.timeline.lines import by_day, lines
from web.wording import sentence
from web.wording.states import said, when_of

LINES = 30
"""Lines of the timeline that are shown."""
NEW = 3
"""Sentences of the newest entries that are shown."""
BOARD = ("board-counts", "board-alarms", "board-people", "board-beds", "board-partners", "board-clocks")
FIGURES = {"M88": "numbers", "M02": "numbers", "M04": "numbers", "M06": "findings", "M10": "arrests"}
"""The key figures, and what of the access table opens each."""


def parts(found: Scene) -> dict[str, str]:
    """Every part that changes with the moment."""
    live = board.parts(found.then, found.seen_by, found.end)
    unknown, counts = unknown_then(found), differing_counts(found)
    return {
        "replay-now": part("replay/now.html", s=found, words=newest(found), local_minute=local_minute),
        "replay-back": part("replay/step.html", s=found, to=found.back, id="replay-back", words="Previous"),
        "replay-on": part("replay/step.html", s=found, to=found.on, id="replay-on", words="Next"),
        "replay-ways": part("replay/ways.html", s=found, ORDERS=ORDERS, local_minute=local_minute),
        **{name: live[name] for name in BOARD},
        "board-vehicles": part("replay/vehicles.html", vehicles=found.then.vehicles),
        "replay-unknown-sum": part("replay/unknown_sum.html", unknown=unknown, counts=counts),
        "replay-unknown": part("replay/unknown.html", s=found, unknown=unknown, counts=counts, most=MOST),
        "replay-figures": part("replay/figures.html", s=found, state=found.then, **figures(found.then, found.seen_by)),
        "replay-timeline": part("replay/timeline.html", s=found, days=_timeline(found)),
    }


def newest(found: Scene) -> list[str]:
    """What the newest entries say; the last words count those that are left out."""
    told = [sentence(recorded, found.seen_by, len(found.then.centres) > 1) for recorded in found.newest]
    left = len(told) - NEW
    return [*told[:NEW], f"and {left} more"] if left > 0 else told


def _timeline(found: Scene) -> list[tuple[str, list[tuple[object, bool]]]]:
    """The latest lines, the newest first; each with whether it came at this stop."""
    came = {recorded.position for recorded in found.newest}
    latest = by_day(reversed(lines(found.then, found.seen_by, LINES)))
    return [(heading, [(line, line.position in came) for line in rows]) for heading, rows in latest]


def figures(state: OperationState, seen_by: frozenset[str]) -> dict[str, object]:
    """The key figures that an audience may see, and where people went."""
    when = when_of(state)
    rows = [
        (code, SHORT[code], said(MEASURES[code](state).plain(), code, when))
        for code, thing in FIGURES.items()
        if may_see(seen_by, thing)
    ]
    left = MEASURES["M07"](state)
    places = left.breakdowns.get("destination", {}) if may_see(seen_by, "details") else {}
    return {"figures": rows, "left": left.of, "places": places}


def strip(found: Scene) -> dict[str, object]:
    """The picture behind the slider: a bar a stop, and the phases as (words, place of the first stop, share)."""
    last = max(len(found.stops) - 1, 1)
    bars = "".join(
        f"M{place - 0.4:g} 8v-{min(stop.new, 7) + 1}h.8v{min(stop.new, 7) + 1}z"
        for place, stop in enumerate(found.stops)
    )
    return {"bars": bars, "last": last, "phases": _phases(found, last)}


def _phases(found: Scene, last: int) -> list[dict[str, object]]:
    phases: dict[str, list[int]] = {}
    for place, stop in enumerate(found.stops):
        phases.setdefault(stop.phase, []).append(place)
    return [
        {"name": name, "start": found.stops[at[0]].start, "x": 100 * at[0] / last, "share": 100 * len(at) / last}
        for name, at in phases.items()
    ]
