"""The attacker: what a careful reader of published reports knows, as constraints on every number, shown or hidden.

The attacker knows what each figure means, that zeros are shown, and the relations between quantities (everybody
referred was identified, and so on); a relation is relied on as long as the report does not contradict it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from projections.disclosure.constraints import Constraints
from projections.disclosure.policy import COUNTED, KNOWN_ONLY, NEEDS, PARTITIONS, QUANTITIES, WHOLES
from projections.disclosure.read_back import cells_in, value_in
from projections.disclosure.settings import PublishedFigures, Settings

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
class Knowledge:
    """What the attacker knows of one report: its numbers by name, and which of them have to stay protected.

    Those that are `loose` stand for several operations: they are protected only where they are small.
    """

    system: Constraints
    numbers: dict[Name, int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    loose: set[int] = field(default_factory=set)

    def add(self, name: Name, bounds: tuple[int, int], hidden: bool) -> None:
        """A number under its name."""
        self.numbers[name] = number = self.system.number(*bounds)
        if hidden:
            self.hidden.add(number)

    def adds_up(self, names: Collection[Name], to: Collection[int]) -> None:
        """Numbers of this report add up to as much as some others do."""
        terms = (*((self.numbers[name], 1) for name in names), *((number, -1) for number in to))
        self.system.constraints.append((terms, 0, 0))

    def relate(self, relations: Collection[Relation]) -> None:
        """Add relations as constraints, where every quantity of theirs is among the numbers."""
        for relation in relations:
            if all(name in self.numbers for name in relation):
                terms = tuple((self.numbers[name], sign) for name, sign in relation.items())
                self.system.constraints.append((terms, -MANY, 0))


def knowledge_of(
    system: Constraints, report: PublishedFigures, settings: Settings, most: int, least: int = 1
) -> Knowledge:
    """Add a report to a system. A hidden number is at least `least`, and where that can be it is at most `most`."""
    known = Knowledge(system)
    for quantity in QUANTITIES:
        value = value_in(report, quantity)
        least_known, assumed = _inside(report, quantity), settings.about((quantity,)).at_most(most, MANY)
        top = assumed if least_known <= assumed else MANY
        zero = quantity in UNSAID and value_in(report, NEEDS[quantity]) is None
        bounds = (0 if zero else least, top) if value is None else settings.about((quantity,)).could_be(value)
        known.add(quantity, bounds, value is None)
    for code, (_, total) in PARTITIONS.items():
        if cells := cells_in(report, code):
            _add_cells(known, code, cells, settings, most)
            known.adds_up([(code, key) for key in cells], [known.numbers[total]])
    return known


def _inside(report: PublishedFigures, quantity: str) -> int:
    """The least that a quantity must be, from the parts of it that are shown."""
    return max((value_in(report, part) or 0 for part, wholes in WHOLES.items() if quantity in wholes), default=0)


def _add_cells(known: Knowledge, code: str, cells: Mapping[str, int | None], settings: Settings, most: int) -> None:
    away = sum(n is None for n in cells.values())
    total = known.system.high[known.numbers[PARTITIONS[code][1]]]
    settings = settings.about((PARTITIONS[code][1],))
    most = settings.at_most(most, MANY)
    top = most if total - sum(n or 0 for n in cells.values()) <= most * away else MANY
    for key, n in cells.items():
        known.add((code, key), (1, top) if n is None else settings.could_be(n), n is None)


def consistent_relations(report: PublishedFigures, settings: Settings) -> Sequence[Relation]:
    """The relations that a report does not contradict, taken in one after the other."""
    if _fits(report, settings, RELATIONS):
        return RELATIONS
    found: list[Relation] = []
    for relation in RELATIONS:
        if _fits(report, settings, (*found, relation)):
            found.append(relation)
    return found


def _fits(report: PublishedFigures, settings: Settings, relations: Collection[Relation]) -> bool:
    system = Constraints()
    knowledge_of(system, report, settings, MANY).relate(relations)
    return system.solution() is not None
