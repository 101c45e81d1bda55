"""A figure in words, from its JSON: "6 of 11", "77 minutes, median of 11", "not recorded", "hidden"."""

from collections.abc import Iterator, Mapping
from typing import Any

from web.wording.labels import label

Plain = Mapping[str, Any]


def number(value: Any) -> str:
    """A number as people write it; None is a hidden cell."""
    if value is None:
        return "hidden"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


PER_OPERATION = ("M02", "M09b", "M10")
"""Figures whose denominator is a number of operations."""


def figure(plain: Plain, code: str = "") -> str:
    """One figure in a few words; its code says what it is counted of."""
    if plain.get("suppressed"):
        return "hidden"
    if plain.get("median") is not None:
        ends = f"{number(plain['shortest'])} to {number(plain['longest'])}" if "shortest" in plain else ""
        return (
            f"{number(plain['median'])} {plain['unit']}, median of {number(plain['n'])}{f' ({ends})' if ends else ''}"
        )
    if plain.get("n") is None:
        return label(None)
    unit = plain.get("unit")
    counted = f"£{number(plain['n'])}" if unit == "pounds" else f"{number(plain['n'])}{f' {unit}' if unit else ''}"
    of = _of(plain["of"], code) if plain.get("of") is not None else ""
    unsaid = f", {number(plain['not_recorded'])} not recorded" if plain.get("not_recorded") else ""
    return f"{counted}{of}{unsaid}"


def _of(of: float, code: str) -> str:
    if code in PER_OPERATION:
        return f" in {number(of)} {'operation' if of == 1 else 'operations'}"
    return f" for {number(of)} people" if code == "M09a" else f" of {number(of)}"


def cells(plain: Plain) -> Iterator[tuple[str, str, Any]]:
    """Every cell of a figure's breakdowns: breakdown, code, number; None is hidden."""
    for name, rows in (plain.get("breakdowns") or {}).items():
        for code, n in rows.items():
            yield name, code, n


def changes(
    was: Mapping[str, Plain], now: Mapping[str, Plain], titles: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """What two versions say differently: what it is about, as it was, as it is."""
    found = []
    for code, title in titles.items():
        before, after = was.get(code) or {"n": None}, now.get(code) or {"n": None}
        was_said, is_said = figure(before, code), figure(after, code)
        if was_said != is_said:
            found.append((title, was_said, is_said))
        cells_before, cells_after = ({(name, value): n for name, value, n in cells(each)} for each in (before, after))
        for cell in dict.fromkeys((*cells_before, *cells_after)):
            one, other = cells_before.get(cell, 0), cells_after.get(cell, 0)
            if one != other:
                found.append((f"{title}: {label(cell[1])}", number(one), number(other)))
    return found
