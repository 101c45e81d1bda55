"""A figure on one line with what stands beside it, from its JSON, and what two versions of it say differently."""

from collections.abc import Iterator, Mapping
from typing import Any

from projections.measures import EVERY_ENTRY
from projections.measures.measure import BELONGS
from web.wording.beside_figures import Plain
from web.wording.breakdowns import BREAKDOWNS, WITHIN, named
from web.wording.capitals import capitalise
from web.wording.labels import label
from web.wording.numbers import amount, number
from web.wording.states import STATES, When, said

ASKED_LATER = ("asked", "followed_up")
"""Breakdowns by how much later it was: those days stand there of which somebody was asked after."""
NUMBERS = ("n", "pounds")
"""The columns of a row that hold its number; the others say what it is about."""


def figure(plain: Plain, code: str, when: When = "closed") -> str:
    """One figure in a few words; its code says what it is counted of."""
    return said(plain, code, when).words


def cells(plain: Plain) -> Iterator[tuple[str, str, Any]]:
    """Every cell of a figure's breakdowns: breakdown, code, number; None is hidden. Who may belong stands apart."""
    for name, rows in (plain.get("breakdowns") or {}).items():
        for code, n in rows.items() if name != BELONGS else ():
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
        if name != BELONGS:
            yield breakdown(name), [(named(code, name), number(k)) for code, k in rows.items()]
    if plain.get("rows"):
        yield "Step by step", [(words, said_of_step(row)) for words, row in steps(plain)]


def breakdown(name: str) -> str:
    """A breakdown in words."""
    words = BREAKDOWNS.get(name) or label(name)
    return capitalise(words)


def steps(plain: Plain) -> Iterator[tuple[str, Plain]]:
    """Each row of a figure that has a table of its own: what it is about in words, and the row."""
    for row in plain.get("rows") or ():
        about = [each for name, each in row.items() if isinstance(each, str | None) and name not in NUMBERS]
        yield ", ".join(label(each) for each in about), row


def number_of_step(row: Plain) -> tuple[float | None, str | None]:
    """The number of a row, and the unit that it is in."""
    return next(((row[name], name if name == "pounds" else None) for name in NUMBERS if name in row), (None, None))


def said_of_step(row: Plain) -> str:
    """The number of a row in words: an amount, not recorded, or hidden."""
    n, unit = number_of_step(row)
    if row.get("not_shown"):
        return STATES["not_shown"]
    return amount(n, unit) if n is not None else label(None) if row.get("not_recorded") else number(None)


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
            said = was.get(what, _left_out(heading, before)), now.get(what, _left_out(heading, after))
            if not (public and "hidden" in said):
                yield f"{title}: {what}", *said


def _left_out(heading: str, plain: Plain) -> str:
    return "0" if zero_where_left_out(heading, plain) else label(None)


def zero_where_left_out(heading: str, plain: Plain) -> bool:
    """Whether a row that is not there stands for none: where anything was recorded, but for who was asked after later.

    Of these a day that is left out is one of which nobody asked (M08).
    """
    return plain.get("n") is not None and heading not in map(breakdown, ASKED_LATER)
