"""One line of a result: what was measured, beside its limit in the same run, with how far the rounds lie apart."""

import time
from collections.abc import Callable, Sequence
from statistics import median

ROUNDS, MOST = 3, 7
WIDE = 0.25
"""A pair is measured again where its ratios lie further apart than this share of their median."""


def line(
    what: str, ours: float, unit: str, against: str, theirs: float, limit: str, met: bool, apart: str = ""
) -> None:
    """Print a figure, what it is held against, the ratio, and whether the target is met."""
    ratio = ours / theirs if theirs else 0.0
    verdict = "met" if met else "NOT MET"
    left = f"  {what:<46} {ours:>12,.2f} {unit:<6} {against:<34} {theirs:>12,.2f}"
    print(f"{left}   ratio {ratio:6.2f} {apart:<15} {limit:<22} {verdict}", flush=True)


def rounds(measure: Callable[[], tuple[float, float]]) -> list[tuple[float, float]]:
    """Ours and theirs, one after the other, several times; more often where the ratios lie far apart."""
    found: list[tuple[float, float]] = []
    while len(found) < ROUNDS or (spread(ratios(found)) > WIDE and len(found) < MOST):
        found.append(measure())
    return found


def ratios(pairs: Sequence[tuple[float, float]]) -> list[float]:
    return [ours / theirs for ours, theirs in pairs]


def spread(values: Sequence[float]) -> float:
    """How far values lie apart, as a share of their median."""
    return (max(values) - min(values)) / median(values)


def pair(
    what: str,
    pairs: Sequence[tuple[float, float]],
    unit: str,
    against: str,
    limit: str = "",
    met: Callable[[float], bool] = lambda ratio: True,
) -> None:
    """Print what was measured in pairs: both medians, the median ratio and its range; `met` is asked of the ratio."""
    found = ratios(pairs)
    apart = f"({min(found):.2f}-{max(found):.2f} of {len(found)})"
    ours, theirs = (median(values) for values in zip(*pairs, strict=True))
    line(what, ours, unit, against, theirs, limit, met(median(found)), apart)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def title(words: str) -> None:
    print(f"\n{words}", flush=True)
