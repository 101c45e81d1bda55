"""One simulated day: who is talked to when, with so many rooms, interpreters and people who debrief.

First come, first served: a turn comes as soon as fewer people ahead need a room, somebody who debriefs and an
interpreter of the language than there are. Whose turn waits for the interpreter keeps the room, and whoever was to talk
with them, so that nobody is ever talked to later because there is more of something (ADR 31). With `meanwhile` somebody
of another language is taken meanwhile, as a coordinator would: quicker as a rule, and without that promise.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from math import inf

import simpy

from service.simulation.people import SPEAKS_ENGLISH, Guest

Steps = tuple[tuple[float, int], ...]
"""From which minute on there are how many, in order; none before the first."""
Process = Generator[simpy.Event, object, None]


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
                self.clock.process(self._comes(number))
        self.clock.process(self._hours())

    def _comes(self, number: int) -> Process:
        yield self.clock.timeout(self.people[number].ready)
        self.line.append(number)
        self._call()

    def _hours(self) -> Process:
        for minute, _ in self.resources.debriefers:
            yield self.clock.timeout(max(0.0, minute - self.clock.now))
            self._call()

    def _talks(self, number: int) -> Process:
        guest = self.people[number]
        yield self.clock.timeout(guest.length + guest.between)
        self.talking.remove(number)
        if not self.meanwhile:
            self.line.remove(number)
        self._call()

    def _call(self) -> None:
        """Begin with everybody whose turn it is."""
        places = min(self.resources.rooms, self.resources.debriefing(self.clock.now))
        free = Counter(dict(self.resources.interpreters))
        if self.meanwhile:
            places -= len(self.talking)
            free.subtract(self.people[number].language for number in self.talking)
        for number in list(self.line) if self.meanwhile else self.line[:places]:
            if places <= 0:
                return
            language = self.people[number].language
            can = language == SPEAKS_ENGLISH or free[language] > 0
            if can and number not in self.talking:
                self._begin(number)
            if can or not self.meanwhile:
                places, free[language] = places - 1, free[language] - 1

    def _begin(self, number: int) -> None:
        self.starts[number] = self.clock.now
        self.talking.add(number)
        if self.meanwhile:
            self.line.remove(number)
        self.clock.process(self._talks(number))
