"""Where a value stands on a horizontal line, for bars and ranges that stretch with their column."""

from collections.abc import Iterable

WIDTH = 100.0
"""Units of the picture; the page stretches it to whatever room there is."""


def across(n: float | None, longest: float | None) -> float:
    """The distance from the left edge, 0 to `WIDTH`; nothing recorded has none."""
    if not n or not longest:
        return 0.0
    return round(WIDTH * min(n, longest) / longest, 2)


def most(values: Iterable[float | None]) -> float:
    """The longest of a chart, 0 where nothing was recorded: it fills the picture."""
    return max((value for value in values if value is not None), default=0)


def whole(n: float | None) -> str:
    """A number without a needless ".0": "22", "35.3", "1,250"."""
    if n is None:
        return "not recorded"
    rounded = round(n, 1)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


def duration(minutes: float | None) -> str:
    """Minutes in the unit that people would use: "45 minutes", "3.5 hours", "43 days"."""
    if minutes is None:
        return "not recorded"
    for size, unit in ((2880, "day"), (120, "hour")):
        if minutes >= size:
            return _counted(minutes / {"day": 1440, "hour": 60}[unit], unit)
    return _counted(minutes, "minute")


def _counted(n: float, unit: str) -> str:
    said = whole(n)
    return f"{said} {unit}" if said == "1" else f"{said} {unit}s"
