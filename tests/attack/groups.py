"""What anybody can prove of everybody at once from public figures: "all twelve went back or are missing".

It shares nothing with the code that hides. It holds published reports alone, knows what each figure means and which
labels there are, and that a label which does not appear in a breakdown is a zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import z3

from tests.attack.attacker import Attacker, Report

BACK, GONE = "return_to_exploiter", "missing"
LABELS: Mapping[tuple[str, str, str], tuple[str, ...]] = {
    ("M88", "sex", "registered"): ("female", "male", "unknown"),
    ("M03", "age_now", "victims"): ("adult", "child", "uncertain"),
    ("M07", "destination", "departed"): (
        *("safe_accommodation", "council_temporary", "adult_social_care", "childrens_care", "friends_or_family"),
        *("own_arrangement", "return_to_home_country", BACK, "hospital", "custody", "immigration_detention"),
        *(GONE, "unknown"),
    ),
}
"""Every label of a breakdown, published or not; who stands under none was not recorded."""
SENSITIVE = {
    "M88": {"unknown"},
    "M03": {"child", "uncertain"},
    "M07": {BACK, GONE, "unknown", "custody", "immigration_detention", "hospital"},
}


@dataclass
class Cells:
    """The unknowns of one breakdown of one report, and the labels that are hidden in it."""

    code: str
    numbers: Mapping[str, Any]
    hidden: frozenset[str]

    def forbidden(self) -> Iterator[frozenset[str]]:
        """What must not be known of everybody: any one label, the sensitive ones, those that are hidden."""
        yield from (frozenset({label}) for label in self.numbers)
        yield frozenset(SENSITIVE[self.code])
        if self.hidden:
            yield self.hidden


class GroupAttacker(Attacker):
    """Proves statements about everybody."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[tuple[str, list[Cells]]] = []
        self.refused: list[tuple[str, Any]] = []

    def learn(self, report: Report, name: str = "") -> dict[Any, Any]:
        """Take in one published report."""
        numbers = super().learn(report, name)
        read = [self._breakdown(report, name, numbers, place, labels) for place, labels in LABELS.items()]
        self.read.append((name, read))
        at = {each.code: each.numbers for each in read}
        self._other_figures(report, numbers, at)
        self.refused.append((name, z3.And(numbers["victims"] >= 1, numbers["notified"] == numbers["victims"])))
        return {**numbers, **{(each.code, key): n for each in read for key, n in each.numbers.items()}}

    def _breakdown(
        self, report: Report, name: str, known: Mapping[Any, Any], place: tuple[str, str, str], labels: Sequence[str]
    ) -> Cells:
        code, breakdown, total = place
        said = (report[code].get("breakdowns") or {}).get(breakdown, {}).keys() - {"not_recorded"}
        told = bool(said)
        cells = {label: known.get((code, breakdown, label)) for label in {*labels, *said}}
        for label, cell in cells.items():
            if cell is None:
                cells[label] = z3.Int(f"{name}:{code}:{label}?")
                self.solver.add(cells[label] == 0 if told else cells[label] >= 0)
        unknown = z3.Int(f"{name}:{code}:no label")
        self.solver.add(unknown >= 0, z3.Sum([*cells.values(), unknown]) == known[total])
        if total != "registered" and report[code].get("n") is not None:
            self.solver.add(z3.Sum(list(cells.values())) == report[code]["n"])
        hidden = frozenset(label for label in said if report[code]["breakdowns"][breakdown][label] is None)
        return Cells(code, cells, hidden)

    def _other_figures(self, report: Report, numbers: Mapping[Any, Any], at: Mapping[str, Mapping[str, Any]]) -> None:
        """Figures that tell of the same people: should one be published, it is read too."""
        self.soft.append(numbers["notified"] <= at["M03"]["adult"])
        went = at["M07"]
        for code, sum_of in (("M26", (BACK,)), ("M08", [each for each in went if each not in (GONE, "unknown")])):
            if report.get(code, {}).get("n") is not None:
                self.solver.add(z3.Sum([went[each] for each in sum_of]) == report[code]["n"])
        if report.get("M33", {}).get("n") is not None:
            self.solver.add(went[GONE] <= report["M33"]["n"])

    def proven(self) -> list[tuple[str, str, list[str]]]:
        """Every forbidden statement that holds in whatever world fits what is published: (report, figure, labels)."""
        for known in self.soft:
            self.solver.push()
            self.solver.add(known)
            if self.solver.check() != z3.sat:
                self.solver.pop()
        assert self.solver.check() == z3.sat, "what is published contradicts itself"
        found = [(name, "M05", ["notified"]) for name, statement in self.refused if self._proves(statement)]
        for name, read in self.read:
            for cells in read:
                found += [(name, cells.code, sorted(said)) for said in cells.forbidden() if self._all_in(cells, said)]
        return found

    def _all_in(self, cells: Cells, said: frozenset[str]) -> bool:
        inside = z3.Sum([cells.numbers[label] for label in said if label in cells.numbers])
        outside = z3.Sum([n for label, n in cells.numbers.items() if label not in said] or [z3.IntVal(0)])
        return self._proves(z3.And(inside >= 1, outside == 0))

    def _proves(self, statement: Any) -> bool:
        self.solver.push()
        self.solver.add(z3.Not(statement))
        impossible = self.solver.check() == z3.unsat
        self.solver.pop()
        return impossible


def proven(*reports: Report) -> list[tuple[str, str, list[str]]]:
    """What the reports prove of everybody, each for itself."""
    found: list[tuple[str, str, list[str]]] = []
    for report in reports:
        attacker = GroupAttacker()
        attacker.learn(report)
        found += attacker.proven()
    return found
