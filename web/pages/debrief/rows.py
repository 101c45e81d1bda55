"""A line of plan against actual."""

from dataclasses import dataclass

NOT = "Not recorded"
HIDDEN = "Not shown to you"
NO_TIME = "No time was planned"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line; `codes` are the figures that open what it rests on."""

    what: str
    planned: str
    actual: str
    codes: tuple[str, ...] = ()
