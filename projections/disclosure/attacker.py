"""What somebody knows who reads public reports with care: every number, shown or not, and every relation between them.

He knows what each figure means, that zeros are shown, that everybody referred was identified and so on; he takes a
relation for true as long as the report does not contradict it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from projections.disclosure.constraints import Riddle
from projections.disclosure.policy import COUNTED, KNOWN_ONLY, NEEDS, PARTITIONS, QUANTITIES, WHOLES
from projections.disclosure.read_back import said, said_cells
from projections.disclosure.settings import Report, Settings

Name = str | tuple[str, str]
"""A quantity, or a cell as (figure, key)."""
Relation = Mapping[Name, int]
MANY = 10**6
UNSAID = frozenset(COUNTED[(code, "n")] for code in KNOWN_ONLY)
"""Quantities of which a zero is not shown where what they are out of is hidden."""

PARTS: tuple[Relation, ...] = tuple({part: 1, whole: -1} for part, wholes in WHOLES.items() for whole in wholes)
RELATIONS: tuple[Relation, ...] = (
    *PARTS,
    {"discharged": 1, "referred": -1, "notified": -1},
    {"notified": 1, ("M03", "adult"): -1},
    {"talked_to": 1, "services": -1},
)
"""Sums that are never above zero: parts within wholes; the duty is discharged by one of two ways; only adults are
notified about; each conversation is a service."""


@dataclass(slots=True)
class Known:
    """One report within a riddle: its numbers by name, and which of them must not be worked out.

    Those that are `loose` stand for several operations: they must not be worked out where they are small.
    """

    riddle: Riddle
    numbers: dict[Name, int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    loose: set[int] = field(default_factory=set)

    def add(self, name: Name, bounds: tuple[int, int], hidden: bool) -> None:
        """A number under its name."""
        turn = len(WHOLES[name]) if isinstance(name, str) else len(WHOLES)
        self.numbers[name] = number = self.riddle.number(*bounds, turn)
        if hidden:
            self.hidden.add(number)

    def adds_up(self, names: Collection[Name], to: Collection[int]) -> None:
        """Numbers of this report add up to as much as some others do."""
        terms = (*((self.numbers[name], 1) for name in names), *((number, -1) for number in to))
        self.riddle.rules.append((terms, 0, 0))

    def relate(self, relations: Collection[Relation]) -> None:
        """Take relations for true, where all that they are about is known of."""
        for relation in relations:
            if all(name in self.numbers for name in relation):
                terms = tuple((self.numbers[name], sign) for name, sign in relation.items())
                self.riddle.rules.append((terms, -MANY, 0))


def learn(riddle: Riddle, report: Report, settings: Settings, most: int, least: int = 1) -> Known:
    """Take in a report. A hidden number is at least `least`, and where that can be it is at most `most`."""
    known = Known(riddle)
    for quantity in QUANTITIES:
        value = said(report, quantity)
        top = most if _inside(report, quantity) <= most else MANY
        zero = quantity in UNSAID and said(report, NEEDS[quantity]) is None
        bounds = (0 if zero else least, top) if value is None else settings.could_be(value)
        known.add(quantity, bounds, value is None)
    for code, (_, total) in PARTITIONS.items():
        if cells := said_cells(report, code):
            _learn_cells(known, code, cells, settings, most)
            known.adds_up([(code, key) for key in cells], [known.numbers[total]])
    return known


def _inside(report: Report, quantity: str) -> int:
    """What everybody can see is at least in there."""
    return max((said(report, part) or 0 for part, wholes in WHOLES.items() if quantity in wholes), default=0)


def _learn_cells(known: Known, code: str, cells: Mapping[str, int | None], settings: Settings, most: int) -> None:
    away = sum(n is None for n in cells.values())
    total = known.riddle.high[known.numbers[PARTITIONS[code][1]]]
    top = most if total - sum(n or 0 for n in cells.values()) <= most * away else MANY
    for key, n in cells.items():
        known.add((code, key), (1, top) if n is None else settings.could_be(n), n is None)


def believable(report: Report, settings: Settings) -> list[Relation]:
    """The relations that a report does not contradict, taken in one after the other."""
    if _holds(report, settings, RELATIONS):
        return list(RELATIONS)
    found: list[Relation] = []
    for relation in RELATIONS:
        if _holds(report, settings, (*found, relation)):
            found.append(relation)
    return found


def _holds(report: Report, settings: Settings, relations: Collection[Relation]) -> bool:
    riddle = Riddle()
    learn(riddle, report, settings, MANY).relate(relations)
    return riddle.possible()
