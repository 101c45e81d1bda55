"""Linked tables: all that is published of the operations of a draft, as one system of sums.

A total is the sum of the operations that it counts. Operations that the same totals count are a group: some have a
report, the others of a group are taken as one, its rest. So totals that contain each other or overlap are read
together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from projections.disclosure.attacker import MANY, Knowledge, Relation, consistent_relations, knowledge_of
from projections.disclosure.constraints import Constraints
from projections.disclosure.policy import PARTITIONS, QUANTITIES
from projections.disclosure.read_back import cells_in
from projections.disclosure.settings import PublishedFigures, Settings

DRAFT = 0
"""The place of a draft among the totals."""
OWN = frozenset({DRAFT})
Relied = Callable[[int, str], bool]
"""Whether a total, by its place, is relied on for a quantity or for the breakdown of a figure."""


@dataclass(slots=True)
class Read:
    """What the attacker knows of every table: of totals, the draft first, of reports, and of the rest of each group."""

    system: Constraints
    totals: list[Knowledge]
    reports: list[Knowledge] = field(default_factory=list)
    rests: list[Knowledge] = field(default_factory=list)


class Linked:
    """The tables beside which drafts are read."""

    def __init__(self, settings: Settings) -> None:
        self.settings, beside = settings, settings.beside
        parts = settings.parts or ()
        self.reports = [*parts, *(report for report, _ in beside.elsewhere)]
        self.counts = [*(beside.counts or [OWN] * len(parts)), *(counts for _, counts in beside.elsewhere)]
        alone = () if settings.parts is None else (OWN,)
        self.groups = list(dict.fromkeys([*alone, *self.counts, *beside.silent]))
        self.fit = {id(each): consistent_relations(each, settings) for each in (*self.reports, *beside.totals)}

    def read(
        self, draft: PublishedFigures | None, relations: Sequence[Relation], most: int, relied: Relied | None = None
    ) -> Read:
        """All tables, where each hidden number of a report is from 1 to `most`; without a draft, it may be anything."""
        system = Constraints()
        least, most_of_draft = int(draft is not None), most if self.settings.parts is None else MANY
        own = knowledge_of(system, draft or {}, self.settings, most_of_draft, least)
        own.relate(relations)
        read = Read(system, [own])
        if draft is None:
            own.hidden.clear()
        for number in (own.numbers[quantity] for quantity in self.settings.beside.nobody):
            system.low[number] = 0
        for found, tables, top in (
            (read.reports, self.reports, most),
            (read.totals, self.settings.beside.totals, MANY),
        ):
            for table in tables:
                known = knowledge_of(system, table, self.settings, top)
                known.relate([relation for relation in relations if relation in self.fit[id(table)]])
                found.append(known)
        for other in read.totals[1:]:
            other.loose = set(other.hidden)
        for group in self.groups:
            read.rests.append(self._rest(system, group, relations))
        if self.settings.parts is not None:
            self._add_up(read, relied or self._relied)
        return read

    def _relied(self, place: int, name: str) -> bool:
        return (place, name) not in self.settings.beside.doubtful

    def _rest(self, system: Constraints, group: frozenset[int], relations: Sequence[Relation]) -> Knowledge:
        """All operations of a group that are not published, taken as one."""
        beside = self.settings.beside
        nobody = (DRAFT in group and self.settings.complete) or (bool(beside.totals) and group not in beside.silent)
        rest = knowledge_of(system, {}, self.settings, 0 if nobody else MANY, 0)
        rest.loose = set(rest.hidden)
        rest.relate(relations)
        return rest

    def _add_up(self, read: Read, relied: Relied) -> None:
        for quantity in QUANTITIES:
            for place, total in enumerate(read.totals):
                if relied(place, quantity):
                    total.adds_up([quantity], [known.numbers[quantity] for known in self._within(read, place)])
        for code in PARTITIONS:
            for place in range(len(self.groups)):
                self._rest_of_cells(code, read, place, relied)
            for place, total in enumerate(read.totals):
                if relied(place, code):
                    within = self._within(read, place)
                    for name in cells_of(total, code):
                        total.adds_up([name], [known.numbers[name] for known in within if name in known.numbers])

    def _within(self, read: Read, place: int) -> list[Knowledge]:
        """The reports and rests that a total adds up."""
        reports = [known for known, counts in zip(read.reports, self.counts, strict=True) if place in counts]
        rests = [known for known, group in zip(read.rests, self.groups, strict=True) if place in group]
        return reports + rests

    def _rest_of_cells(self, code: str, read: Read, place: int, relied: Relied) -> None:
        """Gives the rest of a group the cells of all its operations that show none.

        At a label that one of its totals does not name nobody stands.
        """
        group, rest, total = self.groups[place], read.rests[place], PARTITIONS[code][1]
        told = [cells for each in sorted(group) if relied(each, code) and (cells := cells_of(read.totals[each], code))]
        names = dict.fromkeys(name for cells in told for name in cells)
        alike = zip(read.reports, self.reports, self.counts, strict=True)
        without = [known for known, report, counts in alike if counts == group and cells_in(report, code) is None]
        for name in names:
            rest.add(name, (0, MANY if all(name in cells for cells in told) else 0), True)
            if len(without) != 1 or not self.settings.complete:
                rest.loose.add(rest.numbers[name])
        if names:
            rest.adds_up(names, [*(known.numbers[total] for known in without), rest.numbers[total]])


def cells_of(known: Knowledge, code: str) -> list[tuple[str, str]]:
    """The names of the cells of a figure."""
    return [name for name in known.numbers if isinstance(name, tuple) and name[0] == code]
