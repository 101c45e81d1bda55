"""Audits a draft before it is published: finds hidden cells that an attacker with these relations can compute.

Where the draft is a total, the attacker also holds the reports of single operations (linked tables). Disclosed is any
hidden number that has one possible value, any small number of the operations of which nothing is published, and what
would be left of a total for operations that say nothing of where everybody stands, if it told that.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from projections.disclosure.attacker import MANY, Knowledge, Name, Relation, consistent_relations, knowledge_of
from projections.disclosure.constraints import Constraints
from projections.disclosure.group import others, told_of_rest
from projections.disclosure.policy import PARTITIONS, QUANTITIES
from projections.disclosure.read_back import cells_in
from projections.disclosure.settings import PublishedFigures, Settings

Progress = Callable[[int, int], object]
"""Called with how many hidden numbers of a draft have been audited, of how many; each audit of a draft starts again."""


def untold(audited: int, hidden: int) -> None:
    """Nobody is told how far the audit is."""


class Audit:
    """Audits one draft after the other, beside the same published parts.

    Of whom it is no matter what can be computed stands `aside`: 0 is the draft, 1 the first of the parts, and so on.
    """

    def __init__(self, settings: Settings, progress: Progress, aside: Collection[int] = ()) -> None:
        self.settings, self.progress, self.aside = settings, progress, aside
        self.parts: Sequence[PublishedFigures] = settings.parts or ()
        self.relations = [consistent_relations(part, settings) for part in self.parts]

    def findings(self, report: PublishedFigures) -> Iterator[list[Name]]:
        """Names what is disclosed where a hidden number can be anything, then where all are assumed to be small."""
        relations = consistent_relations(report, self.settings)
        for most in (MANY, self.settings.threshold - 1):
            yield self._disclosed(report, relations, most)

    def _disclosed(self, report: PublishedFigures, relations: Sequence[Relation], most: int) -> list[Name]:
        """The hidden numbers that have one possible value, by name, where each is assumed to be from 1 to `most`."""
        system = Constraints()
        own = knowledge_of(system, report, self.settings, most if self.settings.parts is None else MANY)
        own.relate(relations)
        read = [own]
        if self.settings.parts is not None:
            read += [
                self._part(system, *each, relations, most) for each in zip(self.parts, self.relations, strict=True)
            ]
            read.append(self._rest(own, read[1:], relations))
        beside = [each for known in read[: 1 + len(self.parts)] for each in others(known)]
        return self._names(system, read, most, beside)

    def _part(
        self,
        system: Constraints,
        part: PublishedFigures,
        relations: Sequence[Relation],
        also: Sequence[Relation],
        most: int,
    ) -> Knowledge:
        known = knowledge_of(system, part, self.settings, most)
        known.relate([relation for relation in relations if relation in also])
        return known

    def _rest(self, own: Knowledge, parts: Sequence[Knowledge], relations: Sequence[Relation]) -> Knowledge:
        """All operations that are not published, taken as one, with the cells of those that show none."""
        rest = knowledge_of(own.system, {}, self.settings, 0 if self.settings.complete else MANY, 0)
        rest.loose = set(rest.hidden)
        rest.relate(relations)
        for quantity in QUANTITIES:
            own.adds_up([quantity], [known.numbers[quantity] for known in (*parts, rest)])
        for code in PARTITIONS:
            self._rest_of_cells(code, own, parts, rest)
        return rest

    def _rest_of_cells(self, code: str, own: Knowledge, parts: Sequence[Knowledge], rest: Knowledge) -> None:
        names = [name for name in own.numbers if isinstance(name, tuple) and name[0] == code]
        total = PARTITIONS[code][1]
        read = zip(parts, self.parts, strict=True)
        without = [part.numbers[total] for part, report in read if cells_in(report, code) is None]
        for name in names:
            rest.add(name, (0, MANY), True)
            own.adds_up([name], [known.numbers[name] for known in (*parts, rest) if name in known.numbers])
            if len(without) != 1 or not self.settings.complete:
                rest.loose.add(rest.numbers[name])
        if names:
            rest.adds_up(names, [*without, rest.numbers[total]])

    def _names(
        self, system: Constraints, read: Sequence[Knowledge], most: int, beside: Sequence[tuple[Name, int]]
    ) -> list[Name]:
        within = [known for place, known in enumerate(read) if place not in self.aside]
        name_of = {number: name for known in within for name, number in known.numbers.items() if number in known.hidden}
        loose, audited, hidden = read[-1].loose, 0, sum(map(system.open, name_of))
        found: list[Name] = []
        nobody: set[int] = set()
        for component in system.components():
            if component.solution is None and most == MANY:
                found += [name_of[number] for number in component.numbers if number in name_of]
            for number, value in component.values():
                if number in name_of:
                    audited += 1
                    self.progress(audited, hidden)
                if value == 0:
                    nobody.add(number)
                elif number in name_of and value and (number not in loose or self._small(name_of[number], value)):
                    found.append(name_of[number])
        found += [name for name, number in beside if number in nobody]
        return found if self.settings.parts is None else [*found, *told_of_rest(read[-1], nobody)]

    def _small(self, name: Name, value: int) -> bool:
        quantity = name if isinstance(name, str) else PARTITIONS[name[0]][1]
        return self.settings.about((quantity,)).small(value)
