"""One simulated day: who is talked to when, with so many rooms, interpreters and people who debrief.

First come, first served: a turn comes as soon as fewer people ahead need a room, somebody who debriefs and an
interpreter of the language than there are. Whose turn waits for the interpreter keeps the room, and whoever was to talk
with them, so that nobody is ever talked to later because there is more of something (ADR 31). With `meanwhile` somebody
of another language is taken meanwhile, as a coordinator would: quicker as a rule, and without that promise.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

import simpy

from service.simulation.people import SPEAKS_ENGLISH, Guest

Steps = tuple[tuple[float, int], ...]
"""From which minute on there are how many, in order; none before the first."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What there is: rooms, who debriefs by the minute, interpreters of each language."""

    rooms: int
    debriefers: Steps
    interpreters: tuple[tuple[str, int], ...] = ()

    def debriefing(self, minute: float) -> int:
        """How many debrief at a minute; who goes home finishes a conversation."""
        place = bisect_right(self.debriefers, minute, key=lambda step: step[0])
        return self.debriefers[place - 1][1] if place else 0


def run(people: Sequence[Guest], resources: Resources, meanwhile: bool = False) -> list[float]:
    """When each of the people is talked to, in minutes after opening; infinity is never. They come as they are ready.

    Nobody waits in line for an interpreter of a language that has none.
    """
    hall = Hall(people, resources, meanwhile)
    hall.clock.run()
    return hall.starts


class Hall:
    """The people of one day: those whose turn is to come, in line, and those who are talked to.

    Without `meanwhile` whoever is talked to stays in line until it is over, and counts there for those behind.
    """

    def __init__(self, people: Sequence[Guest], resources: Resources, meanwhile: bool) -> None:
        self.clock = simpy.Environment()
        self.people, self.resources, self.meanwhile = people, resources, meanwhile
        self.starts = [inf] * len(people)
        self.line: list[int] = []
        self.talking: set[int] = set()
        interpreted = dict(resources.interpreters)
        for number, guest in enumerate(people):
            if guest.language == SPEAKS_ENGLISH or interpreted.get(guest.language):
                self._after(guest.ready, self._comes, number)
        self._awaits_hour(0)

    def _after(self, minutes: float, then: Callable[[int], None], number: int) -> None:
        """Do it later. No process waits for it: one for each person takes three times as long."""
        self.clock.timeout(minutes).callbacks.append(lambda _: then(number))

    def _comes(self, number: int) -> None:
        self.line.append(number)
        self._call()

    def _awaits_hour(self, step: int) -> None:
        if step < len(self.resources.debriefers):
            minute = self.resources.debriefers[step][0]
            self._after(max(0.0, minute - self.clock.now), self._hour, step)

    def _hour(self, step: int) -> None:
        self._awaits_hour(step + 1)
        self._call()

    def _ends(self, number: int) -> None:
        self.talking.remove(number)
        if not self.meanwhile:
            self.line.remove(number)
        self._call()

    def _call(self) -> None:
        """Begin with everybody whose turn it is."""
        places = min(self.resources.rooms, self.resources.debriefing(self.clock.now))
        busy = self.talking if self.meanwhile else ()
        places -= len(busy)
        if places <= 0:
            return
        free = dict(self.resources.interpreters)
        for number in busy:
            _take(free, self.people[number].language)
        for number in list(self.line) if self.meanwhile else self.line[:places]:
            if places <= 0:
                return
            language = self.people[number].language
            can = language == SPEAKS_ENGLISH or free.get(language, 0) > 0
            if can and number not in self.talking:
                self._begin(number)
            if can or not self.meanwhile:
                places -= 1
                _take(free, language)

    def _begin(self, number: int) -> None:
        self.starts[number] = self.clock.now
        self.talking.add(number)
        if self.meanwhile:
            self.line.remove(number)
        guest = self.people[number]
        self._after(guest.length + guest.between, self._ends, number)


def _take(free: dict[str, int], language: str) -> None:
    free[language] = free.get(language, 0) - 1
