"""One line of a result: what was measured, beside its limit in the same run, with how far the rounds lie apart."""

import time
from collections.abc import Callable, Sequence
from statistics import median

from bench.results import Figure
from bench.sizes import size

ROUNDS, MOST = size(3, tiny=2), size(7, tiny=3)
WIDE = 0.25
"""A pair is measured again where its ratios lie further apart than this share of their median."""
FIGURES: dict[str, Figure] = {}
"""What was measured in this process, by its key."""
BEGUN = time.monotonic()
_SECTION = ""


def line(
    key: str,
    what: str,
    ours: float,
    unit: str,
    against: str,
    theirs: float,
    limit: str = "",
    met: bool = True,
    found: Sequence[tuple[float, float]] = (),
) -> None:
    """Print and keep a figure, what it is held against, the ratio, and whether the target is met.

    `found` are the rounds, ours and theirs: of these the median of the ratios counts.
    """
    rates, values = ratios(found), [mine for mine, _ in found] or [ours]
    ratio = median(rates) if rates else ours / theirs if theirs else 0.0
    apart = f"({min(rates):.2f}-{max(rates):.2f} of {len(rates)})" if rates else ""
    verdict = "" if not limit else "met" if met else "NOT MET"
    left = f"  {what:<46} {ours:>12,.2f} {unit:<6} {against:<34} {theirs:>12,.2f}"
    print(f"{left}   ratio {ratio:6.2f} {apart:<15} {limit:<22} {verdict}", flush=True)
    assert key not in FIGURES, f"{key} was measured already"
    beside = (against, theirs, round(ratio, 4), limit, met if limit else None, _SECTION)
    FIGURES[key] = Figure(what.strip(), ours, min(values), max(values), unit, *beside)


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
    key: str,
    what: str,
    pairs: Sequence[tuple[float, float]],
    unit: str,
    against: str,
    limit: str = "",
    met: Callable[[float], bool] = lambda ratio: True,
) -> None:
    """Print and keep what was measured in pairs; `met` is asked of the median ratio."""
    ours, theirs = (median(values) for values in zip(*pairs, strict=True))
    line(key, what, ours, unit, against, theirs, limit, met(median(ratios(pairs))), pairs)


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
    """Say what is measured from here on, and how long the run has lasted."""
    global _SECTION
    _SECTION = words
    minutes, rest = divmod(int(time.monotonic() - BEGUN), 60)
    print(f"\n{minutes}:{rest:02}  {words}", flush=True)
