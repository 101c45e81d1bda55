"""A figure in words, from its JSON: "6 of 11", "77 minutes, median of 11", "not recorded", "hidden"."""

from collections.abc import Iterator, Mapping
from typing import Any

from projections.measures import EVERY_ENTRY, PER_OPERATION
from web.wording.breakdowns import BREAKDOWNS, WITHIN, named
from web.wording.labels import label, pounds

Plain = Mapping[str, Any]


def number(value: Any) -> str:
    """A number as people write it; None is a hidden cell."""
    if value is None:
        return "hidden"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


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
    if unit and unit != "pounds" and plain["n"] == 0:
        return "none to measure"
    counted = pounds(plain["n"]) if unit == "pounds" else f"{number(plain['n'])}{f' {unit}' if unit else ''}"
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


def beside(plain: Plain) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What stands beside a figure, as (heading, [(what, number)]): yardsticks, breakdowns, steps."""
    n = number(plain.get("n"))
    if within := plain.get("within"):
        yield (
            "Of these",
            [(f"within {WITHIN.get(name) or label(name)}", f"{number(k)} of {n}") for name, k in within.items()],
        )
    for name, rows in (plain.get("breakdowns") or {}).items():
        yield (
            BREAKDOWNS.get(name) or _first_up(label(name)),
            [(named(code, name), number(k)) for code, k in rows.items()],
        )
    if rows := plain.get("rows"):
        yield "Step by step", [_step(row) for row in rows]


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _step(row: Plain) -> tuple[str, str]:
    """A row in words: everything that it is about, then its last number."""
    *about, last = (said for name, said in row.items() if name != "not_recorded")
    return ", ".join(label(each) for each in about), label(None) if last is None else number(last)


def changes(
    was: Mapping[str, Plain], now: Mapping[str, Plain], titles: Mapping[str, str], public: bool = False
) -> list[tuple[str, str, str]]:
    """What two versions say differently: what it is about, as it was, as it is. Of public ones, what both show."""
    found = []
    for code, title in titles.items():
        before, after = was.get(code), now.get(code)
        if code in EVERY_ENTRY or before is None or after is None:
            continue
        if public and (before.get("suppressed") or after.get("suppressed")):
            continue
        rows = [(title, figure(before, code), figure(after, code)), *_beside_changed(title, before, after, public)]
        found += [row for row in rows if row[1] != row[2]]
    return found


def _beside_changed(title: str, before: Plain, after: Plain, public: bool) -> Iterator[tuple[str, str, str]]:
    one, other = dict(beside(before)), dict(beside(after))
    for heading in dict.fromkeys((*one, *other)):
        if public and not (heading in one and heading in other):
            continue
        was, now = dict(one.get(heading, ())), dict(other.get(heading, ()))
        for what in dict.fromkeys((*was, *now)):
            said = was.get(what, _left_out(before)), now.get(what, _left_out(after))
            if not (public and "hidden" in said):
                yield f"{title}: {what}", *said


def _left_out(plain: Plain) -> str:
    """What it means that a row is not there: zeros may be left out, where anything was recorded."""
    return label(None) if plain.get("n") is None else "0"
