"""What people wait for, how long and how urgently, as a row of the board says it; `ticking.js` says it the same way."""

from typing import Literal

Tone = Literal["", "soon", "over"]
SOON = 0.8
"""The share of a limit from which on it is soon."""
HOURS, DAYS = 600, 48 * 60
"""From so many minutes on a time is said in hours, and in days."""

AT: dict[str, str] = {
    "missing": "missing",
    "out": "out",
    "talking": "in conversation",
    "health": "waiting for health",
    "bed": "waiting for bed",
    "conversation": "waiting for conversation",
    "finding": "waiting for finding",
    "answer": "waiting for answer",
    "referral": "waiting for referral",
    "notification": "waiting for notification",
    "transport": "waiting for transport",
    "details": "details missing",
}
"""What somebody is at, or waits for."""
CHIPS: dict[str, str] = {"all": "All", "waiting": "Waiting", "here": "Here", "out": "Out", "mine": "Mine"}
COLUMNS: tuple[str, ...] = ("Arrived", "Health", "Talk", "Answer", "Place, leave")
"""The stages of a desk, in the order of the way."""


def span(minutes: int) -> str:
    """A time as people say it: "38 min", "11 h", "3 days"."""
    return f"{_in_its_unit(minutes, minutes)} {_unit(minutes)}"


def told(minutes: int, limit: int | None) -> str:
    """How long, against how long it may be: "14 min", "25 of 30 min", "38 min, over 30"."""
    match tone(minutes, limit):
        case "over":
            assert limit is not None
            same = _unit(limit) == _unit(minutes)
            return f"{span(minutes)}, over {_in_its_unit(limit, limit) if same else span(limit)}"
        case "soon":
            assert limit is not None
            return f"{_in_its_unit(minutes, limit)} of {span(limit)}"
        case _:
            return span(minutes)


def tone(minutes: int, limit: int | None) -> Tone:
    """How urgent it is; without a limit nothing is."""
    if limit is None or minutes < limit * SOON:
        return ""
    return "over" if minutes > limit else "soon"


def _unit(minutes: int) -> str:
    return "min" if minutes < HOURS else "h" if minutes < DAYS else "days"


def _in_its_unit(minutes: int, like: int) -> int:
    """A number of minutes in the unit in which another is said."""
    return minutes // {"min": 1, "h": 60, "days": 24 * 60}[_unit(like)]
