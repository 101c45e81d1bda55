"""A figure in this period beside the one before: both numbers, the change in words, what is not known of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from projections.measures import KINDS, TITLES
from web.wording.beside_figures import Plain, many, share, unknown_counts
from web.wording.figures import beside, zero_where_left_out
from web.wording.numbers import amount, number
from web.wording.states import FigureWords, nothing_yet, said

UNKNOWN: dict[str, str] = {"not_recorded": "not known", "hidden": "hidden", "not_shown": "not shown"}
"""States that leave a figure without a number, as the paper says them."""
Cells = list[tuple[str, str, str]]
"""Rows of a breakdown: what, now, before."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure in two periods. What is not known stands apart: it is no part of the numbers and of no change."""

    code: str
    title: str
    now: str
    before: str
    change: str
    unknown_now: str
    unknown_before: str
    cells: tuple[tuple[str, Cells], ...] = ()


def compared(code: str, now: Plain, before: Plain) -> Compared:
    """A figure beside the same of the period before."""
    words, earlier = said(now, code), said(before, code)
    return Compared(
        code,
        TITLES[code],
        _value(words, code),
        _value(earlier, code),
        _change(code, now, before, (words, earlier)),
        _unknown(code, now, words),
        _unknown(code, before, earlier),
        tuple(_cells(now, before)),
    )


def _value(words: FigureWords, code: str) -> str:
    """A number with what it is of; 0 where entries say no, and words where there is no number."""
    if words.is_number or words.state == "none":
        value = "0" if words.state == "none" else words.value
        return f"{value}{words.joint}{words.small}{f' ({words.share})' if words.share else ''}".strip().removesuffix(
            ","
        )
    if words.state == "not_applicable_yet":
        reason = nothing_yet(code)
        return f"{reason[0].upper()}{reason[1:]}"
    return UNKNOWN[words.state].capitalize()


def _unknown(code: str, plain: Plain, words: FigureWords) -> str:
    if words.state in ("not_applicable_yet", "hidden", "not_shown"):
        return "–"
    missing = plain.get("not_recorded", 0)
    if KINDS[code] == "O" and missing and unknown_counts(code) == "operations":
        return f"in {many(missing, 'operations')}"
    return "some" if missing is None else number(missing)


def _change(code: str, now: Plain, before: Plain, words: tuple[FigureWords, FigureWords]) -> str:
    states = [each.state for each in words]
    if "not_applicable_yet" in states:
        return "Nothing to compare"
    said_of = [
        (UNKNOWN[state], when) for state, when in zip(states, ("now", "before"), strict=True) if state in UNKNOWN
    ]
    if said_of:
        return f"Cannot be said: {said_of[0][0]} {' and '.join(when for _, when in said_of)}"
    if KINDS[code] == "T":
        return _longer(float(now["median"]), float(before["median"]), now["unit"])
    return _more(now["n"], before["n"], now.get("unit")) + _shares(code, now, before)


def _longer(now: float, before: float, unit: str) -> str:
    apart = round(abs(now - before), 2)
    if not apart:
        return "The median is the same"
    return f"The median is {number(apart)} {unit} {'longer' if now > before else 'shorter'}"


def _more(now: float, before: float, unit: str | None) -> str:
    if now == before:
        return "The same"
    apart = abs(now - before)
    return (
        f"{amount(round(apart, 2) if isinstance(apart, float) else apart, unit)} {'more' if now > before else 'fewer'}"
    )


def _shares(code: str, now: Plain, before: Plain) -> str:
    shares = share(now, code), share(before, code)
    return f"; {shares[0]}, was {shares[1]}" if all(shares) and shares[0] != shares[1] else ""


def _cells(now: Plain, before: Plain) -> Iterator[tuple[str, Cells]]:
    """Every breakdown of either period: a row that one of them lacks is 0 there where anything was counted."""
    one, other = dict(beside(now)), dict(beside(before))
    for heading in dict.fromkeys((*one, *other)):
        now_rows, before_rows = dict(one.get(heading, ())), dict(other.get(heading, ()))
        unsaid, unsaid_before = _left_out(heading, now), _left_out(heading, before)
        names = dict.fromkeys((*now_rows, *before_rows))
        yield heading, [(each, now_rows.get(each, unsaid), before_rows.get(each, unsaid_before)) for each in names]


def _left_out(heading: str, plain: Plain) -> str:
    return "0" if zero_where_left_out(heading, plain) else "–"
