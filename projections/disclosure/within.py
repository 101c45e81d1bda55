"""Public totals in which an operation is counted already: what its own report leaves of them tells of the others."""

from collections.abc import Collection, Iterator, Sequence

from projections.disclosure.attacker import Name
from projections.disclosure.audit import Audit, untold
from projections.disclosure.beside import without_doubtful
from projections.disclosure.settings import Beside, PublishedFigures, PublishedTotal, Settings

TOTAL = 0
"""The total's place in an audit: that what it hid is the sum of its parts is no matter, since it went out first."""


class TellsOfOthers(ValueError):
    """Whatever a report hides, with what is published already it tells of other operations what was held back."""


class Within:
    """Audits drafts of an operation's report beside one published total, as that was audited beside its parts."""

    def __init__(self, total: PublishedTotal, settings: Settings) -> None:
        self.total, self.settings = total, settings
        self.told = {name for found in self._beside(total.parts, (TOTAL,), _silent(total.beside)) for name in found}
        """What can be computed without the draft: nothing that it hides would hide that."""

    def findings(self, report: PublishedFigures, aside: Collection[int] = (TOTAL,)) -> Iterator[list[Name]]:
        """Names what could be computed of the total's operations with the draft and not without it."""
        for found in self._beside([*self.total.parts, report], aside, self.total.beside):
            yield [name for name in found if name not in self.told]

    def tells(self, report: PublishedFigures) -> bool:
        """Whether what another report held back is certain then, whatever the hidden numbers are taken to be.

        What is left for this operation and for those without a report was left before, or is hidden by now.
        """
        own = len(self.total.parts) + 1
        after = own + 1 + len(self.total.beside.elsewhere)
        rests_and_totals = range(after, after + 1 + sum(map(len, self.total.beside)))
        return bool(next(self.findings(report, (TOTAL, own, *rests_and_totals))))

    def _beside(
        self, parts: Sequence[PublishedFigures], aside: Collection[int], beside: Beside
    ) -> Iterator[list[Name]]:
        run = self.total.figures.get("M01", {}).get("n")
        complete = run is not None and run <= len(parts)
        limits = self.settings.threshold, self.settings.suspects
        settings = Settings(*limits, parts=parts, complete=complete, beside=beside)
        return Audit(without_doubtful(settings, self.total.figures), untold, aside).findings(self.total.figures)


def _silent(beside: Beside) -> Beside:
    """The same where nothing is published of the operation yet."""
    if not beside.totals:
        return beside
    *counts, own = beside.counts
    return beside._replace(counts=counts, silent=[*{*beside.silent, own}])
