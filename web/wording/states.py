"""A figure in words from its state: the same on a tile, in a table, under a chart, on paper, in a sheet and a sentence.

Nobody looked and none, not yet and not shown are different things, and no surface words them otherwise.
"""

from dataclasses import dataclass
from typing import Literal

from projections.measures import KINDS, OF, UNITS, State, state
from projections.operation.state import OperationState
from web.wording.asked import NOTHING_YET
from web.wording.beside_figures import Plain, belongs, many, of_words, share, unknown, unknown_counts, where
from web.wording.numbers import amount, number

When = Literal["running", "closed", "archived"]
"""Until the operation is closed everything is so far; once it is archived nothing is to come."""

STATES: dict[State, str] = {
    "not_shown": "not shown to you",
    "hidden": "hidden: small number",
    "not_recorded": "not recorded",
    "not_applicable_yet": "not applicable yet",
    "none": "none",
    "partly_recorded": "partly recorded",
    "recorded": "recorded",
}
"""Each state as a column of a sheet says it."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A figure in words: `value` stands large, `small` beside it or below, `share` and each of `lines` below."""

    state: State
    value: str
    small: str = ""
    share: str = ""
    lines: tuple[str, ...] = ()
    joint: str = " "

    @property
    def is_number(self) -> bool:
        """Whether `value` is a number."""
        return self.state in ("recorded", "partly_recorded")

    @property
    def words(self) -> str:
        """All of it but the share on one line: "3 of 4; 1 not recorded"."""
        first = f"{self.value}{self.joint}{self.small}" if self.small else self.value
        return "; ".join((first, *self.lines))


def when_of(day: OperationState) -> When:
    """How far an operation is, for the words of its figures."""
    if day.operation.course.stage == "archived":
        return "archived"
    return "closed" if day.operation.course.closed else "running"


def said(plain: Plain, code: str, when: When = "closed") -> FigureWords:
    """A figure as JSON in words, by its code."""
    if KINDS[code] == "T" and plain.get("n") == 0:
        plain = {**plain, "n": None}  # A time without a stretch, as versions hold it that were published long ago.
    match state(plain, KINDS[code]):
        case "not_shown" | "hidden" as how:
            return FigureWords(how, STATES[how].capitalize())
        case "not_recorded":
            return _not_recorded(plain, code, when)
        case "not_applicable_yet":
            yet = "Not applicable" if when == "archived" else "Not applicable yet"
            return FigureWords("not_applicable_yet", yet, nothing_yet(code), joint=": ")
        case how:
            return _counted(how, plain, code, when)


def nothing_yet(code: str) -> str:
    """What there is none of so far, so that a figure cannot be about it."""
    return NOTHING_YET.get(code) or ("not live yet" if KINDS[code] == "O" else f"no {OF[code]}")


def _not_recorded(plain: Plain, code: str, when: When) -> FigureWords:
    missing, of = plain.get("not_recorded"), plain.get("of")
    small = ""
    if KINDS[code] == "O":
        small = f"{where(code)} any of {many(missing, unknown_counts(code))}" if (missing or 0) > 1 else ""
    elif of:
        small = f"for any of {number(of)}"
    elif missing:
        due = KINDS[code] == "T"
        small = f"for any of {number(missing)}" if due else f"for {many(missing, 'people')} who may belong here"
    lines = tuple(filter(None, (belongs(plain, code),)))
    return FigureWords("not_recorded", "Not recorded so far" if when == "running" else "Not recorded", small, "", lines)


def _counted(how: State, plain: Plain, code: str, when: When) -> FigureWords:
    lines = tuple(filter(None, (unknown(plain, code), belongs(plain, code))))
    if plain.get("median") is not None:
        ends = f" ({number(plain['shortest'])} to {number(plain['longest'])})" if "shortest" in plain else ""
        value = f"{number(plain['median'])} {plain['unit']}"
        return FigureWords(how, value, f"median of {number(plain['n'])}{ends}", "", lines, ", ")
    nobody = how == "partly_recorded" and plain["n"] == 0 and KINDS[code] == "P"
    if nobody and plain.get("of") and plain["not_recorded"]:
        base = many(plain["of"] - plain["not_recorded"], "people" if code == "M09a" else UNITS[code])
        return FigureWords(how, "0", f"of the {base} recorded", "", lines)
    of = of_words(plain, code)
    if how == "none" and plain.get("unit") != "pounds":
        small = f"{of} so far".strip() if when == "running" else of or "at all"
        return FigureWords(how, "None", small, "", lines)
    return FigureWords(how, amount(plain["n"], plain.get("unit")), of, share(plain, code), lines)
