"""What anybody can work out from public figures: an integer solver that knows what each figure means.

It shares nothing with the code that hides: it is told the published reports, the meaning of every figure, and that a
zero is shown, so that whatever is hidden is at least one. A hidden cell is safe where it may still be two numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import z3

Report = Mapping[str, Mapping[str, Any]]
SAME = {
    "registered": (("M88", "n"), ("M02b", "of"), ("M09a", "of"), ("M22", "of")),
    "victims": (("M02", "n"), ("M02b", "n"), ("M03", "of"), ("M04", "of"), ("M06", "of")),
    "arrived": (("M20", "n"),),
    "talked_to": (("M22", "n"),),
    "referred": (("M04", "n"),),
    "notified": (("M05", "n"),),
    "discharged": (("M06", "n"),),
    "departed": (("M07", "of"),),
    "arrests": (("M10", "n"),),
    "services": (("M09a", "n"),),
}
"""A quantity by the places in which it stands."""
WITHIN = (
    ("registered", "arrived"),
    ("victims", "registered"),
    ("talked_to", "registered"),
    ("victims", "talked_to"),
    ("departed", "registered"),
    ("discharged", "victims"),
    ("referred", "discharged"),
    ("notified", "discharged"),
)
"""Everybody of the first is among the second."""
SUMS = (
    ("M88", "sex", "registered"),
    ("M03", "age_now", "victims"),
    ("M07", "destination", "departed"),
    ("M10", "offence_group", "arrests"),
    ("M09a", "agency", "services"),
)
"""A breakdown by the quantity that its cells add up to."""
KNOWN = (("M03", "age_now", "victims"), ("M07", "destination", "departed"))
"""Figures whose `n` leaves out the cell of what was not recorded."""


class Attacker:
    """Unknown numbers, and everything that is known about them."""

    def __init__(self) -> None:
        self.solver = z3.Solver()
        self.soft: list[Any] = []
        self.hidden: list[tuple[str, Any]] = []
        self.of_report: list[dict[Any, Any]] = []

    def learn(self, report: Report, name: str = "") -> dict[Any, Any]:
        """Take in one published report; gives the unknowns by quantity, and by (code, breakdown, value)."""
        numbers = {quantity: z3.Int(f"{name}:{quantity}") for quantity in SAME}
        self.solver.add([number >= 0 for number in numbers.values()])
        for quantity, places in SAME.items():
            self._places(report, f"{name} {quantity}", numbers[quantity], places)
        self.soft += [numbers[part] <= numbers[whole] for part, whole in WITHIN]
        self.soft.append(numbers["discharged"] <= numbers["referred"] + numbers["notified"])
        cells = {}
        for code, breakdown, total in SUMS:
            cells |= self._cells(report, name, code, breakdown, numbers[total])
        for code, breakdown, total in KNOWN:
            self._known(report[code], numbers[total], cells.get((code, breakdown, "not_recorded")))
        return {**numbers, **cells}

    def _places(self, report: Report, name: str, number: Any, places: Sequence[tuple[str, str]]) -> None:
        hidden = [report[code].get("suppressed") for code, key in places if key == "n"]
        shown = [report[code][key] for code, key in places if report[code].get(key) is not None]
        for value in shown:
            self.solver.add(number == value)
        if hidden and all(hidden):
            self.solver.add(number >= 1)
            self.hidden.append((name, number))

    def _cells(self, report: Report, name: str, code: str, breakdown: str, total: Any) -> dict[Any, Any]:
        said = (report[code].get("breakdowns") or {}).get(breakdown)
        if said is None:
            return {}
        cells = {}
        for value, n in said.items():
            cell = cells[(code, breakdown, value)] = z3.Int(f"{name}:{code}:{breakdown}:{value}")
            self.solver.add(cell >= 1 if n is None else cell == n)
            if n is None:
                self.hidden.append((f"{name} {code} {breakdown} {value}", cell))
        self.solver.add(z3.Sum(list(cells.values()) or [z3.IntVal(0)]) == total)
        return cells

    def _known(self, figure: Mapping[str, Any], total: Any, unknown: Any) -> None:
        """`n` and `not_recorded` add up to the total; the cell of what was not recorded is the same number."""
        if figure.get("n") is None:
            return
        rest = z3.IntVal(0) if unknown is None else unknown
        if "breakdowns" in figure:
            self.solver.add(total == figure["n"] + rest)
        if figure.get("not_recorded"):
            self.solver.add(total == figure["n"] + figure["not_recorded"])

    def given_away(self) -> Iterator[tuple[str, int]]:
        """Every hidden number that can be but one, with that number."""
        for known in self.soft:
            self.solver.push()
            self.solver.add(known)
            if self.solver.check() != z3.sat:
                self.solver.pop()
        assert self.solver.check() == z3.sat, "what is published contradicts itself"
        model = self.solver.model()
        for name, number in self.hidden:
            value = model.eval(number, model_completion=True).as_long()
            self.solver.push()
            self.solver.add(number != value)
            if self.solver.check() == z3.unsat:
                yield name, value
            self.solver.pop()


def given_away(*reports: Report) -> list[tuple[str, int]]:
    """What the reports give away, each for itself."""
    found: list[tuple[str, int]] = []
    for report in reports:
        attacker = Attacker()
        attacker.learn(report)
        found += attacker.given_away()
    return found
