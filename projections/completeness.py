"""How complete the record is: field by field, of how many people it is recorded (FACTS 3.4, M50)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from projections.day import Day
from projections.measures import MEASURES, TITLES, Measure
from projections.measures.quality import fields_due


@dataclass(frozen=True, slots=True)
class Field:
    """One field: recorded of due."""

    name: str
    recorded: int
    due: int

    @property
    def not_recorded(self) -> int:
        return self.due - self.recorded


def completeness(day: Day) -> list[Field]:
    """Every field that is due of anybody, of how many it is recorded."""
    return [Field(name, recorded, due) for name, (recorded, due) in fields_due(day).items()]


def not_known(day: Day, figures: Mapping[str, Measure] | None = None) -> list[str]:
    """The codes of figures of which nothing was recorded, in the order of the debrief."""
    known: Callable[[str], Measure] = figures.__getitem__ if figures else lambda code: MEASURES[code](day)
    return [code for code in TITLES if known(code).n is None]
