"""How the figures grow: with events, people, boards, operations and processes. Points are kept as they are measured."""

from bench.results import Curve

CURVES = {
    "events": Curve("One decision, durably stored", "events in the log", "ms"),
    "events_boards": Curve("From a tap to the last open board", "events in the operation", "ms"),
    "people": Curve("One person's change, drawn and encoded", "people in the centre", "ms"),
    "boards": Curve("From a tap to the last open board", "open boards", "ms"),
    "operations": Curve("A year's page: every figure, five groupings", "operations in the year", "s"),
    "processes": Curve("Decisions over HTTP, PostgreSQL", "processes", "/s"),
}


def point(curve: str, series: str, x: float, y: float) -> None:
    """One more point of a series."""
    CURVES[curve].series.setdefault(series, []).append((x, round(y, 4)))
