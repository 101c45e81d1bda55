"""How small is small, how numbers are rounded, and what has gone out before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

PublishedFigures = Mapping[str, Any]
SUSPECTS = frozenset({"arrests"})
"""The quantities that count suspects."""


class Beside(NamedTuple):
    """Public totals of others that count operations of a draft. The draft is total 0, they are 1, 2 and so on.

    `counts`: for each part of the draft, the totals that count it. `elsewhere`: reports of operations that the draft
    does not count, with the totals that do. `silent`: such sets of totals for operations of which nothing is published.
    `doubtful`: the numbers of a total, by quantity or figure, that do not fit what is known by now. `nobody`: what the
    draft counts none of, which may yet be hidden where nobody recorded it; that it is at least one is not relied on.
    """

    totals: Sequence[PublishedFigures] = ()
    counts: Sequence[frozenset[int]] = ()
    elsewhere: Sequence[tuple[PublishedFigures, frozenset[int]]] = ()
    silent: Collection[frozenset[int]] = ()
    doubtful: Collection[tuple[int, str]] = ()
    nobody: Collection[str] = ()


NO_OTHERS = Beside()


class PublishedTotal(NamedTuple):
    """A public total in which an operation is counted, and what is published of the others that are counted in it.

    `beside` are the totals of others that share operations with it; the operation itself is the last of its `counts`.
    """

    figures: PublishedFigures
    parts: Sequence[PublishedFigures]
    beside: Beside = NO_OTHERS


@dataclass(frozen=True, slots=True)
class Settings:
    """`before`: earlier versions, the latest last. `parts`: reports of operations in a total; None is no total.

    `complete`: every operation of the total is among the parts. `suspects` is the threshold of what counts them.
    """

    threshold: int
    suspects: int
    rounding: int | None = None
    before: Sequence[PublishedFigures] = ()
    parts: Sequence[PublishedFigures] | None = None
    complete: bool = False
    beside: Beside = NO_OTHERS

    def about(self, quantities: Collection[str]) -> "Settings":
        """The same with the threshold of these quantities; where people are among them, it is that of people."""
        return replace(self, threshold=self.suspects) if SUSPECTS.issuperset(quantities) else self

    def small(self, difference: int) -> bool:
        """Whether it tells of so few that it gives somebody away, more or fewer; zero tells of nobody."""
        return 0 < abs(difference) < self.threshold

    def at_most(self, most: int, many: int) -> int:
        """The most that a hidden number of these quantities may be, where each is assumed to be at most `most`.

        Below `many` that assumes it small: below the threshold of what it counts, or below that of people where none of
        these is hidden for being small, since an earlier version may have hidden it as people are.
        """
        below = self.threshold - 1
        return below if 0 < most < many and below else most

    def rounded(self, n: int) -> int:
        """As it is shown: to the nearest multiple, halves up."""
        step = self.rounding or 1
        return (n + step // 2) // step * step

    def could_be(self, n: int) -> tuple[int, int]:
        """The least and the most that a number which is shown as `n` may be."""
        step = self.rounding or 1
        least, most = n - step // 2, n + (step - 1) // 2
        if n == 0:
            return 0, most if most >= self.threshold else 0
        return max(least, min(n, self.threshold)), most
