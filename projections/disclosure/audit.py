"""Audits a draft before it is published: finds hidden cells that an attacker with these relations can compute.

Where the draft is a total, the attacker also holds the reports of single operations and the totals of others (linked
tables). Disclosed is any hidden number that has one possible value, any small number of the operations of which nothing
is published, and what would be left of a total for operations that say nothing of where everybody stands, if it told
that. What can be computed without the draft is not found: nothing that it hides would hide that.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from projections.disclosure.attacker import MANY, Knowledge, Name, Relation, consistent_relations
from projections.disclosure.group import others, told_of_rest
from projections.disclosure.linked import Linked, Read
from projections.disclosure.policy import PARTITIONS
from projections.disclosure.settings import PublishedFigures, Settings

Progress = Callable[[int, int], object]
"""Called with how many hidden numbers of a draft have been audited, of how many; each audit of a draft starts again."""
Found = tuple[int, Name]
"""Of which table, and what: 0 is the draft, 1 the first of the reports, and so on; then rests, then other totals."""


def untold(audited: int, hidden: int) -> None:
    """Nobody is told how far the audit is."""


class Audit:
    """Audits one draft after the other, beside the same published tables.

    Of whom it is no matter what can be computed stands `aside`: 0 is the draft, 1 the first of the parts, and so on.
    """

    def __init__(self, settings: Settings, progress: Progress, aside: Collection[int] = ()) -> None:
        self.settings, self.progress, self.aside = settings, progress, aside
        self.linked = Linked(settings)
        self.told: dict[int, set[Found]] = {}

    def findings(self, report: PublishedFigures) -> Iterator[list[Name]]:
        """Names what is disclosed where a hidden number can be anything, then where all are assumed to be small."""
        relations = consistent_relations(report, self.settings)
        for most in (MANY, self.settings.threshold - 1):
            yield [name for _, name in self._disclosed(report, relations, most)]

    def tells_of_others(self, report: PublishedFigures) -> bool:
        """Whether beside the totals of others a draft tells of another operation, whatever it hides."""
        if not self.settings.beside.totals:
            return False
        relations = consistent_relations(report, self.settings)
        found = self._computed(report, relations, MANY, contradictions=False)
        return any(each[0] and each not in self.told[MANY] for each in found)

    def _disclosed(self, report: PublishedFigures, relations: Sequence[Relation], most: int) -> list[Found]:
        """The hidden numbers that have one possible value, where each is assumed to be from 1 to `most`."""
        if self.settings.beside.totals and most not in self.told:
            self.told[most] = set(self._computed(None, relations, most))
        told = self.told.get(most, ())
        return [each for each in self._computed(report, relations, most) if each not in told]

    def _computed(
        self, report: PublishedFigures | None, relations: Sequence[Relation], most: int, contradictions: bool = True
    ) -> list[Found]:
        read = self.linked.read(report, relations, most)
        tables = [read.totals[0], *read.reports]
        beside = [(place, *each) for place, known in enumerate(tables) for each in others(known)]
        nobody: set[int] = set()
        found = list(self._names(read, contradictions and most == MANY, nobody))
        found += [(place, name) for place, name, number in beside if number in nobody]
        for place, rest in enumerate(read.rests, len(tables)):
            found += [(place, name) for name in told_of_rest(rest, nobody)]
        return found

    def _names(self, read: Read, contradictions: bool, nobody: set[int]) -> Iterator[Found]:
        """Names what has one possible value; the numbers that are zero go to `nobody`."""
        every = [read.totals[0], *read.reports, *read.rests, *read.totals[1:]]
        name_of = dict(self._protected(every))
        loose = set[int]().union(*(known.loose for known in every))
        audited, hidden = 0, sum(map(read.system.open, name_of))
        for component in read.system.components():
            if component.solution is None and contradictions:
                yield from (name_of[number] for number in component.numbers if number in name_of)
            for number, value in component.values():
                if number in name_of:
                    audited += 1
                    self.progress(audited, hidden)
                if value == 0:
                    nobody.add(number)
                elif number in name_of and value and (number not in loose or self._small(name_of[number][1], value)):
                    yield name_of[number]

    def _protected(self, every: Sequence[Knowledge]) -> Iterator[tuple[int, Found]]:
        for place, known in enumerate(every):
            if place not in self.aside:
                yield from ((number, (place, name)) for name, number in known.numbers.items() if number in known.hidden)

    def _small(self, name: Name, value: int) -> bool:
        quantity = name if isinstance(name, str) else PARTITIONS[name[0]][1]
        return self.settings.about((quantity,)).small(value)
