"""Public totals in which an operation is counted already: what its own report leaves of them tells of the others."""

from collections.abc import Collection, Iterator, Sequence

from projections.disclosure.attacker import Name
from projections.disclosure.audit import Audit, untold
from projections.disclosure.settings import PublishedFigures, PublishedTotal, Settings

TOTAL = 0
"""The total's place in an audit: that what it hid is the sum of its parts is no matter, since it went out first."""


class TellsOfOthers(ValueError):
    """Whatever a report hides, with what is published already it tells of other operations what was held back."""


class Within:
    """Audits drafts of an operation's report beside one published total, as that was audited beside its parts."""

    def __init__(self, total: PublishedTotal, settings: Settings) -> None:
        self.total, self.settings = total, settings
        self.told = {name for found in self._beside(total.parts, (TOTAL,)) for name in found}
        """What can be computed without the draft: nothing that it hides would hide that."""

    def findings(self, report: PublishedFigures, aside: Collection[int] = (TOTAL,)) -> Iterator[list[Name]]:
        """Names what could be computed of the total's operations with the draft and not without it."""
        for found in self._beside([*self.total.parts, report], aside):
            yield [name for name in found if name not in self.told]

    def tells(self, report: PublishedFigures) -> bool:
        """Whether what another report held back is certain then, whatever the hidden numbers are taken to be.

        What is left for this operation and for those without a report was left before, or is hidden by now.
        """
        own, rest = (len(self.total.parts) + place for place in (1, 2))
        return bool(next(self.findings(report, (TOTAL, own, rest))))

    def _beside(self, parts: Sequence[PublishedFigures], aside: Collection[int]) -> Iterator[list[Name]]:
        run = self.total.figures.get("M01", {}).get("n")
        complete = run is not None and run <= len(parts)
        settings = Settings(self.settings.threshold, self.settings.suspects, parts=parts, complete=complete)
        return Audit(settings, untold, aside).findings(self.total.figures)
