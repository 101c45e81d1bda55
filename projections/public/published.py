"""What is published, as data: which figures and tables, what their counts are about, and how they hang together.

A figure that is not listed is hidden whatever its value. Times, dates and single rows are never published (FACTS 5.4:
dates to the quarter, site to the county).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A figure that is published: the quantities behind its `n` and `of` where they are about people, its breakdowns.

    A breakdown named in `cells` adds up to a quantity about people, and is hidden cell by cell; those in `free` are
    about operations, agencies' interventions or premises, and are shown whole.
    """

    n: str | None = None
    of: str | None = None
    cells: tuple[str, str] | None = None
    free: tuple[str, ...] = ()
    plain_of: bool = True


PUBLISHED: dict[str, Table] = {
    "M01": Table(free=("exploitation_type", "premises")),
    "M02": Table(n="victims"),
    "M02b": Table(n="victims", of="registered"),
    "M03": Table(of="victims", cells=("age_now", "victims")),
    "M04": Table(n="referred", of="victims"),
    "M05": Table(n="notified", plain_of=False),
    "M06": Table(n="discharged", of="victims"),
    "M07": Table(of="departed", cells=("destination", "departed")),
    "M09a": Table(n="services", of="registered", cells=("agency", "services")),
    "M09b": Table(free=("agency", "kind")),
    "M10": Table(n="arrests", cells=("offence_group", "arrests")),
    "M11": Table(free=("premises", "kind")),
    "M12": Table(free=("exploitation_type",)),
    "M20": Table(n="arrived"),
    "M22": Table(n="talked_to", of="registered"),
    "M30b": Table(),
    "M64": Table(),
    "M65": Table(),
    "M66": Table(),
    "M67": Table(),
    "M69": Table(),
    "M70": Table(),
    "M80": Table(),
    "M87": Table(),
    "M87b": Table(),
    "M88": Table(n="registered", cells=("sex", "registered"), plain_of=False),
}
"""The public figures by their id."""

SOURCE: dict[str, tuple[str, str]] = {
    "registered": ("M88", "n"),
    "victims": ("M02b", "n"),
    "referred": ("M04", "n"),
    "notified": ("M05", "n"),
    "services": ("M09a", "n"),
    "departed": ("M07", "of"),
    "arrests": ("M10", "n"),
    "talked_to": ("M22", "n"),
    "discharged": ("M06", "n"),
    "arrived": ("M20", "n"),
}
"""Each quantity about people and where it is read, the most important first: of two that together would reveal a small
number, the later one is hidden."""

INSIDE: tuple[tuple[str, str], ...] = (
    ("registered", "arrived"),
    ("talked_to", "registered"),
    ("victims", "registered"),
    ("victims", "talked_to"),
    ("departed", "registered"),
    ("discharged", "victims"),
    ("referred", "discharged"),
    ("notified", "discharged"),
)
"""Everybody of the first is among the second, as anybody may assume."""
EITHER = ("discharged", "referred", "notified")
"""The duty is discharged for whoever was referred or notified: the first is at most the sum of the others."""
LEFT_OUT = "not_recorded"
"""The cell that `n` leaves out: where it is hidden, `n` would tell it."""
