"""The questions of the small form: what a day has to talk with, as planned or "what if". Nothing of it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.bounds import EXPECTED, STAFF, Between
from domain.texts import Language
from projections.views.plan.capacity import CapacityPlanned
from service.simulation.scene import Capacity, planned
from web.wording.labels import label
from web.wording.numbers import persons

ROOMS = Between(1, 100)
"""Rooms in which people are talked to at once: more than any centre has."""


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """One number: its name in the address, its words, what stands in it, what is wrong with it."""

    name: str
    words: str
    hint: str
    value: str
    error: str = ""


def numbers(plan: CapacityPlanned, given: Mapping[str, str]) -> tuple[list[AskedNumber], Capacity | None]:
    """Each number as it stands, and the capacity where all of them can be read; an empty one is as planned."""
    usual, rows, read = planned(plan), [], {}
    for name, words, hint, as_planned, bound in _questions(plan, usual):
        typed = given.get(name, "").strip()
        n, error = _read(typed or str(as_planned or ""), bound)
        rows.append(AskedNumber(name, words, hint, typed or str(as_planned or ("" if name == "people" else 0)), error))
        read[name] = n
    if any(row.error for row in rows):
        return rows, None
    interpreters = {each: read[f"interpreters-{each}"] for each in usual.interpreters}
    return rows, Capacity(read["people"], read["rooms"], read["debriefers"], interpreters)


def _questions(plan: CapacityPlanned, usual: Capacity) -> list[tuple[str, str, str, int, Between]]:
    people = {each.language: each.people for each in plan.languages}
    spoken = [
        (
            f"interpreters-{code}",
            f"Interpreters, {label(Language(code))}",
            f"For {persons(n)}" if (n := people[code]) else "",
            number,
            STAFF,
        )
        for code, number in usual.interpreters.items()
    ]
    return [
        ("people", "People expected", "", usual.people, EXPECTED),
        ("rooms", "Rooms for conversations", "", usual.rooms, ROOMS),
        ("debriefers", "Conversations that staff can hold at once", "At the busiest hour", usual.debriefers, STAFF),
        *spoken,
    ]


def _read(typed: str, bound: Between) -> tuple[int, str]:
    """A whole number within its bound, else why it is none."""
    text = typed or "0"
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        return 0, f"Enter a whole number from {bound.least:,} to {bound.most:,}"
    if not bound.least <= int(text) <= bound.most:
        return 0, f"Enter a number from {bound.least:,} to {bound.most:,}"
    return int(text), ""
