"""The public version of the figures, with small numbers suppressed by construction (FACTS 5.4).

Primary suppression hides what is small in itself, secondary suppression what it could be computed from. The draft is
then audited, and more is suppressed until every hidden number has at least two possible values.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from domain.policy.small_numbers import STANDARD, Thresholds
from projections.disclosure.attacker import RELATIONS, Name
from projections.disclosure.audit import Audit, Progress, untold
from projections.disclosure.beside import without_doubtful
from projections.disclosure.policy import KNOWN_ONLY, PARTITIONS, QUANTITIES
from projections.disclosure.read_back import Cells
from projections.disclosure.render import Shown, may_stand, render
from projections.disclosure.secondary_cells import shown_cells
from projections.disclosure.secondary_quantities import known_already, shown_quantities, values_of
from projections.disclosure.settings import NO_OTHERS, Beside, PublishedFigures, PublishedTotal, Settings
from projections.disclosure.within import TOTAL, TellsOfOthers, Within
from projections.measures.measure import NOT_RECORDED, Measure

Findings = Callable[[PublishedFigures], Iterable[list[Name]]]


def public_report(
    figures: Mapping[str, Measure],
    *,
    thresholds: Thresholds = STANDARD,
    rounding: int | None = None,
    before: Sequence[PublishedFigures] = (),
    parts: Sequence[PublishedFigures] | None = None,
    within: Sequence[PublishedTotal] = (),
    beside: Beside = NO_OTHERS,
    progress: Progress = untold,
) -> dict[str, dict[str, object]]:
    """Every figure under its id, as JSON: a hidden cell is None, a hidden figure {"n": None, "suppressed": True}.

    Counts about persons from 1 to just under `thresholds` are hidden, zeros are shown; `rounding` comes after that.
    `before`: earlier public versions of the same, the latest last. `parts`: what is published of single operations
    within a total over several; None where the figures are those of one operation, which is counted in the totals
    `within` that are published already. `beside`: public totals of others that count operations of this total.
    `progress` is called again and again with how many hidden numbers of a draft have been audited, of how many; each
    audit of a draft starts again. Raises TellsOfOthers.
    """
    run = figures["M01"].n if "M01" in figures else None
    complete = parts is not None and run is not None and run <= len(parts)
    settings = Settings(thresholds.people, thresholds.suspects, rounding, before, parts, complete, beside)
    settings = without_doubtful(settings, _Draft(figures, settings).nothing_hidden())
    audit, draft = Audit(settings, progress), _Draft(figures, settings)
    around = [Within(total, settings) for total in within]
    for aside in ((TOTAL,), ()):  # where the one is not enough, also what would hide what a total hides itself
        audits: list[Findings] = [audit.findings, *(partial(each.findings, aside=aside) for each in around)]
        while any(draft.hides_more(found) for findings in audits for found in findings(draft.render())):
            pass
        if not (any(each.tells(draft.render()) for each in around) or audit.tells_of_others(draft.render())):
            return draft.render()
    raise TellsOfOthers


@dataclass(slots=True)
class _Draft:
    """What is shown, and what has to be hidden beyond what is small."""

    figures: Mapping[str, Measure]
    settings: Settings
    hidden: set[Name] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    values: dict[str, int] = field(init=False)
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        self.values = values_of(self.figures)

    def render(self) -> dict[str, dict[str, object]]:
        """The report as far as it has been drafted."""
        known = known_already(self.values, self.settings)
        self.shown = Shown(shown_quantities(self.values, self.settings, self.hidden, known), known)
        self.shown = self.shown._replace(cells={code: self._cells(code) for code in PARTITIONS})
        return render(self.figures, self.shown, self.settings)

    def nothing_hidden(self) -> dict[str, dict[str, object]]:
        """The report that nobody may see: with it, what is published is held against what is known."""
        cells = {code: _counted(code, self.figures[code]) for code in PARTITIONS if code in self.figures}
        return render(self.figures, Shown(QUANTITIES, (), cells), self.settings)

    def _cells(self, code: str) -> Cells | None:
        figure = self.figures.get(code)
        if figure is None or code in self.left_out or not may_stand(code, figure, self.shown):
            return None
        cells = _counted(code, figure)
        hidden = {name[1] for name in self.hidden if isinstance(name, tuple) and name[0] == code}
        return shown_cells(code, cells, self.settings, hidden)

    def hides_more(self, found: Sequence[Name]) -> bool:
        """For what was found, hide one cell more of each breakdown, and one quantity; False where none is left."""
        cells = {name[0]: name for name in reversed(found) if isinstance(name, tuple) and self.shown.cells[name[0]]}
        for name in cells.values():
            self._hide_cell(name)
        alone = [name for name in found if isinstance(name, str) or name[0] not in cells]
        about = {name if isinstance(name, str) else PARTITIONS[name[0]][1] for name in alone}
        choices = {choice for quantity in about for choice in self._instead_of(quantity)}
        least = [quantity for quantity in self.shown.quantities if quantity in choices][-1:]
        self.hidden.update(least)
        return bool(cells or least)

    def _instead_of(self, quantity: str) -> Collection[str]:
        """The quantity itself where it is shown, else those from which it follows."""
        known = self.shown.known
        shown = {other for other in self.shown.quantities if self.values[other] and other not in known}
        return {quantity} if quantity in shown else shown & _related(quantity)

    def _hide_cell(self, name: tuple[str, str]) -> None:
        """The cell itself where it is shown, else the smallest, else the whole breakdown."""
        code, key = name
        cells = self.shown.cells[code] or {}
        others = sorted((n, other) for other, n in cells.items() if n)
        if cells.get(key):
            self.hidden.add(name)
        elif others:
            self.hidden.add((code, others[0][1]))
        else:
            self.left_out.add(code)


def _counted(code: str, figure: Measure) -> dict[str, int]:
    """The cells that add up to a figure's total."""
    cells: Mapping[str, int] = figure.breakdowns.get(PARTITIONS[code][0], {})
    return {key: n for key, n in cells.items() if n and (key != NOT_RECORDED or code not in KNOWN_ONLY)}


def _related(quantity: str) -> set[str]:
    """Quantities of which a relation with this one is known."""
    related = {name for relation in RELATIONS if quantity in relation for name in relation}
    return {name for name in related if isinstance(name, str) and name != quantity}
