"""One line of a result: what was measured, beside its limit in the same run."""

from collections.abc import Sequence


def line(what: str, ours: float, unit: str, against: str, theirs: float, limit: str, met: bool) -> None:
    """Print a figure, what it is held against, the ratio, and whether the target is met."""
    ratio = ours / theirs if theirs else 0.0
    verdict = "met" if met else "NOT MET"
    left = f"  {what:<46} {ours:>12,.2f} {unit:<6} {against:<34} {theirs:>12,.2f}"
    print(f"{left}   ratio {ratio:6.2f}   {limit:<22} {verdict}", flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def title(words: str) -> None:
    print(f"\n{words}", flush=True)
