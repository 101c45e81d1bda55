"""What stands beside a figure in words: of how many, which share, how many are not recorded, and who may belong."""

from collections.abc import Mapping
from typing import Any

from projections.measures import KINDS, OF, PER_OPERATION
from web.wording.asked import BELONGS, UNKNOWN, one
from web.wording.numbers import number

Plain = Mapping[str, Any]
"""A figure as JSON."""
FEWEST, A_FIFTH = 10, 5
"""A share is said of a base of ten or more (FACTS 3), of which not more than a fifth is not recorded."""
NO_SHARE = frozenset({"M09a", "M02", "M09b", "M10", "M80", "M88"})


def unknown_counts(code: str) -> str:
    """What the number not recorded of a figure counts."""
    return UNKNOWN.get(code, "operations") if KINDS[code] == "O" else OF[code] or "operations"


def share(plain: Plain, code: str) -> str:
    """n as a percentage of those looked at, "55%"; empty where that would say too much."""
    n, of, missing = plain.get("n"), plain.get("of"), plain.get("not_recorded", 0)
    if code in NO_SHARE or n is None or of is None or missing is None:
        return ""
    base = of - missing
    # Of a question asked once an operation, those not looked at stand beside `of`, not in it.
    apart = KINDS[code] == "O" and missing
    if apart or missing * A_FIFTH > of or n > base or not (found := percent(n, base)):
        return ""
    return f"{found} of those recorded" if missing else found


def percent(n: float, base: float) -> str:
    """A part of a whole, "55%"; empty below a base of ten."""
    if base < FEWEST:
        return ""
    return "less than 1%" if 0 < n < base / 200 else f"{100 * n / base:.0f}%"


def belongs(plain: Plain, code: str) -> str:
    """Those of whom it is not recorded whether they belong to the figure, as a line of its own; empty for nobody."""
    more = (plain.get("breakdowns") or {}).get("belongs", {}).get("not_recorded", 0)
    reason = BELONGS.get(code, "it is not recorded whether they belong here")
    if more is None:
        return f"some more: {reason}"
    return f"{many(more, 'people', f'{number(more)} more people', '1 more person')}: {reason}" if more else ""


def many(n: float | None, noun: str, several: str = "", single: str = "") -> str:
    """A number with its noun: "1 person", "7 operations"."""
    return (single or f"1 {one(noun)}") if n == 1 else several or f"{number(n)} {noun}"


def unknown(plain: Plain, code: str) -> str:
    """How many are not recorded, beside those counted; empty where nobody is missing."""
    missing = plain.get("not_recorded", 0)
    if missing == 0:
        return ""
    if missing is None:
        return "some not recorded"
    if KINDS[code] != "O":
        return f"{number(missing)} not recorded"
    if code in ("M20", "M20b") and plain.get("of") is None:
        return "the number expected is not recorded"
    return f"not recorded {where(code)} {many(missing, unknown_counts(code))}"


def where(code: str) -> str:
    """The word before what is not recorded: "in 7 operations", "for 6 people"."""
    return "for" if code in UNKNOWN else "in"


def of_words(plain: Plain, code: str) -> str:
    """What a figure is counted of: "of 11", "in 47 operations"; of more than there are "against 1 person arrived"."""
    n, of = plain["n"], plain.get("of")
    if of is None:
        return ""
    if code in PER_OPERATION:
        return f"in {many(of, 'operations')}"
    if code == "M09a":
        return f"for {many(of, 'people')}"
    return f"against {many(of, OF[code] or '')}" if n > of else f"of {number(of)}"
