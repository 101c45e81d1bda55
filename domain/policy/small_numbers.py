"""From how many on a number is public, by what it counts, with the dates from which each value holds (FACTS 5.4).

People: 5 is the service's own default; 11 is what the Counter-Trafficking Data Collaborative (CTDC) asks for.
Suspects are not victims: councils publish few arrests as they are ("10 arrests: 3 and 7", Sandwell).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.policy.dated import Dated, in_force

SmallNumbers = Literal["standard", "ctdc"]
PEOPLE: Mapping[SmallNumbers, Dated] = {"standard": ((date.min, 5),), "ctdc": ((date.min, 11),)}
SUSPECTS: Dated = ((date.min, 1),)
"""From one on: none is hidden, unless it is asked for; then they are counted as people are."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least numbers of people and of suspects that are shown, besides zero."""

    people: int
    suspects: int


def thresholds(on: date, setting: SmallNumbers = "standard", hide_suspects: bool = False) -> Thresholds:
    """Those of a day under a named setting."""
    people = in_force(PEOPLE[setting], on)
    return Thresholds(people, people if hide_suspects else in_force(SUSPECTS, on))


@dataclass(frozen=True, slots=True)
class Hiding:
    """What whoever publishes chooses: a named setting, and whether few suspects are hidden as few people are."""

    small_numbers: SmallNumbers = "standard"
    hide_suspects: bool = False

    def on(self, day: date) -> Thresholds:
        """From how many on a number is shown on a day."""
        return thresholds(day, self.small_numbers, self.hide_suspects)


STANDARD = thresholds(date.max)
"""What is in force by now where nothing else is asked for."""
