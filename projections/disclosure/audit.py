"""The last check before a report goes out: what its most careful reader could work out, so that more is hidden.

He also has the reports of single operations, where it is a total over them. What he may not find out is any number
that is hidden from him, and any small number of the operations of which nothing is published.
"""

from collections.abc import Sequence

from projections.disclosure.attacker import MANY, Known, Name, Relation, believable, learn
from projections.disclosure.constraints import Riddle
from projections.disclosure.policy import PARTITIONS, QUANTITIES
from projections.disclosure.read_back import said_cells
from projections.disclosure.settings import Report, Settings


class Reader:
    """Reads one draft after the other, beside the same parts."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.parts: Sequence[Report] = settings.parts or ()
        self.believes = [believable(part, settings) for part in self.parts]

    @property
    def takes(self) -> tuple[int, int]:
        """What he may take a hidden number to be at most: anything, or a small number."""
        return MANY, self.settings.threshold - 1

    def finds(self, report: Report, most: int) -> list[Name]:
        """The numbers that could be but one, by name, where each hidden one is from 1 to `most`."""
        riddle = Riddle()
        believes = believable(report, self.settings)
        own = learn(riddle, report, self.settings, most if self.settings.parts is None else MANY)
        own.relate(believes)
        read = [own]
        if self.settings.parts is not None:
            read += [self._part(riddle, *each, believes, most) for each in zip(self.parts, self.believes, strict=True)]
            read.append(self._rest(own, read[1:], believes))
        return self._names(riddle, read, most)

    def _part(
        self, riddle: Riddle, part: Report, believes: Sequence[Relation], also: Sequence[Relation], most: int
    ) -> Known:
        known = learn(riddle, part, self.settings, most)
        known.relate([relation for relation in believes if relation in also])
        return known

    def _rest(self, own: Known, parts: Sequence[Known], believes: Sequence[Relation]) -> Known:
        """All operations that are not published, taken as one, with the cells of those that show none."""
        rest = learn(own.riddle, {}, self.settings, 0 if self.settings.complete else MANY, 0)
        rest.loose = set(rest.hidden)
        rest.relate(believes)
        for quantity in QUANTITIES:
            own.adds_up([quantity], [known.numbers[quantity] for known in (*parts, rest)])
        for code in PARTITIONS:
            self._rest_of_cells(code, own, parts, rest)
        return rest

    def _rest_of_cells(self, code: str, own: Known, parts: Sequence[Known], rest: Known) -> None:
        names = [name for name in own.numbers if isinstance(name, tuple) and name[0] == code]
        total = PARTITIONS[code][1]
        read = zip(parts, self.parts, strict=True)
        without = [part.numbers[total] for part, report in read if said_cells(report, code) is None]
        for name in names:
            rest.add(name, (0, MANY), True)
            own.adds_up([name], [known.numbers[name] for known in (*parts, rest) if name in known.numbers])
            if len(without) != 1 or not self.settings.complete:
                rest.loose.add(rest.numbers[name])
        if names:
            rest.adds_up(names, [*without, rest.numbers[total]])

    def _names(self, riddle: Riddle, read: Sequence[Known], most: int) -> list[Name]:
        name_of = {number: name for known in read for name, number in known.numbers.items() if number in known.hidden}
        loose = read[-1].loose
        found: list[Name] = []
        for piece in riddle.pieces():
            values = piece.fixed()
            if values is None and most == MANY:
                found += [name_of[number] for number in piece.numbers if number in name_of]
            for number, value in (values or {}).items():
                if number in name_of and value and (number not in loose or self.settings.small(value)):
                    found.append(name_of[number])
        return found
