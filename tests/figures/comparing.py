"""Where a figure differs from a count, and where it does not open what it counts."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from tests.figures.naive_truth import moment

LENGTH = ("M80",)
"""A single length of time, which counts no events."""


def differences(counted: dict[str, Any], said: dict[str, Any]) -> Iterator[str]:
    """Where a figure says something else than was counted; a code that is nowhere counts 0."""
    for key, value in counted.items():
        if key in ("breakdowns", "within"):
            for name, codes in value.items():
                yield from _codes(name, codes, said.get(key, {}).get(name, 0 if key == "within" else {}))
        elif said.get(key, 0 if key == "not_recorded" else None) != value:
            yield f"{key} {said.get(key)}, counted {value}"


def _codes(name: str, counted: Any, said: Any) -> Iterator[str]:
    if isinstance(counted, dict):
        counted = {code: n for code, n in counted.items() if n}
        said = {code: n for code, n in said.items() if n}
    if counted != said:
        yield f"{name} {said}, counted {counted}"


def impossible(kind: str, said: dict[str, Any], of_services: bool) -> Iterator[str]:
    """What a figure of its kind can never say; services to people may be more than people."""
    n, of, unknown = said["n"], said.get("of"), said.get("not_recorded", 0)
    if n is None and (kind == "O" and of is not None):
        yield "nobody looked, and yet it is of something"
    if kind == "T" and (n == 0 or (n is None) != ("median" not in said) or (n is None and "within" in said)):
        yield "a time without a stretch"
    if kind == "P" and of:
        if unknown > of:
            yield "more are not recorded than there are"
        if (n is None) != (unknown == of):
            yield "no number where somebody was looked at, or one where nobody was"
        if n is not None and not of_services and n > of - unknown:
            yield "more are counted than were looked at"
    if kind == "P" and not of and (n is None) != bool(unknown):
        yield "nobody is known to be in it, and yet it has a number"


def unopened(code: str, measure: Any, ids: set[str]) -> Iterator[str]:
    """Why the entries behind a figure are not the ones that it counts."""
    events, each = list(measure.events), list(measure.each)
    if not set(events) <= ids:
        yield "an entry of no event"
    if len(set(events)) != len(events):
        yield "an entry twice"
    if measure.n is None or code in LENGTH:
        return
    counted = len(events) if measure.median is not None else sum(each or [1] * len(events))
    if counted != measure.n:
        yield f"{len(events)} entries count {counted}, the figure says {measure.n}"


def moments(start: date, seed: int) -> list[datetime]:
    """Ends of minutes, most of them while people are at the centre."""
    dice = random.Random(seed)
    hours = (dice.randint(-27 * 24, 0), *(dice.randint(7, 80) for _ in range(6)), dice.randint(100, 2000))
    return [
        moment(start, hour // 24, f"{hour % 24:02}:{dice.randint(0, 59):02}") + timedelta(seconds=59) for hour in hours
    ]
