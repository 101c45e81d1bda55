"""The people of a simulated day, each drawn by the seed, the day and their own number, and by nothing else.

Whatever a plan has for them, the same people come at the same time and need as long: two plans differ by what they
have, and by no luck.
"""

from dataclasses import dataclass
from random import Random

from projections.views.plan.day_times import DayTimes

SPEAKS_ENGLISH = ""
"""Stands for a language that nobody has to interpret."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes; moments are minutes after opening.

    `length` is how long the conversation takes, `between` how long the room and those in it need after it, `stays` how
    long the person stays after it.
    """

    arrives: float
    ready: float
    length: float
    between: float
    stays: float
    language: str = SPEAKS_ENGLISH


Spoken = tuple[tuple[str, float], ...]
"""Each language with the share of people, from 0 to 1, who are expected to speak it; the others speak English."""


def guests(seed: str, day: int, people: int, spoken: Spoken, times: DayTimes) -> list[Guest]:
    """Everybody of a day, in the order in which they are ready."""
    made = (_guest(_dice(seed, day, number), spoken, times) for number in range(people))
    return sorted(made, key=lambda each: each.ready)


def _dice(seed: str, day: int, number: int) -> Random:
    return Random(f"{seed}/{day}/{number}")  # noqa: S311  (repeated by its seed; nothing is kept secret with it)


def _guest(dice: Random, spoken: Spoken, times: DayTimes) -> Guest:
    arrives, ready = dice.choice(times.arrives), dice.choice(times.ready)
    length, between = dice.choice(times.length), dice.choice(times.between or (0.0,))
    stays = dice.choice(times.stays)
    return Guest(arrives, arrives + ready, length, between, stays, _language(dice.random(), spoken))


def _language(place: float, spoken: Spoken) -> str:
    """The language that a place from 0 to 1 falls to; whoever is left over speaks English."""
    for code, share in spoken:
        if place < share:
            return code
        place -= share
    return SPEAKS_ENGLISH
