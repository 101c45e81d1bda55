"""A row of bars: its number, or an empty track that says why there is none; what is not recorded is hatched."""

from dataclasses import dataclass

from projections.measures import State

UNKNOWN, NOT_YET, NO_TRACK = "not recorded", "not yet", "none"
"""An empty track with hatching, one without, and none at all."""
_TRACKS: dict[State, str] = {
    "not_recorded": UNKNOWN,
    "hidden": NO_TRACK,
    "not_shown": NO_TRACK,
    "not_applicable_yet": NOT_YET,
}


def track_of(state: State) -> str:
    """The empty track of a figure that has no number; empty where it has one."""
    return _TRACKS.get(state, "")


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `unknown` is what was not recorded, hatched behind the bar; `unknown_only`: `n` itself is that.

    `said` stands in place of the number, where there are better words.
    """

    words: str
    n: float | None
    of: float | None = None
    unknown: float = 0
    unknown_only: bool = False
    track: str = ""
    said: str = ""

    @property
    def length(self) -> float:
        """How long the bar is with what was not recorded."""
        return (self.n or 0) + self.unknown


def hatched(start: float, width: float, height: float, step: float = 2.0) -> str:
    """Hatching as a path, from a point on the line: slanted strokes, so that it is no bar in black and white either."""
    count = int(width // step)
    strokes = (
        f"M{start + number * step:.1f} {height:g}L{start + (number + 1) * step:.1f} 0" for number in range(count)
    )
    return "".join(strokes)
