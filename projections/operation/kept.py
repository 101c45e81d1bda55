"""What was worked out of a state, kept until an entry may have changed it.

A board asks the same of everybody at every change, once for each kind of screen. What was found of a person stands
until an entry is about them, or about nobody in particular; what was found of the whole, until any entry.
"""

from collections.abc import Callable, Mapping
from operator import is_
from threading import RLock
from typing import Any, TypeVar, TypeVarTuple

from domain.words import PersonId
from projections.operation.person import Person

T = TypeVar("T")
Given = TypeVarTuple("Given")


class SaidOfEach:
    """What one view says of some people, in their order; `stale` are those whom an entry since was about."""

    def __init__(self, people: list[Person], found: dict[PersonId, Any]) -> None:
        self.people, self.found, self.stale = people, found, set[PersonId]()


class WorkedOut:
    """Answers by what was asked, of the whole and of each person.

    Who reads a day in a thread of its own while an entry comes in keeps nothing that the entry made wrong: it is
    forgotten before and after it is taken in, and by nobody while an answer is worked out.
    """

    def __init__(self, people: Mapping[PersonId, Person]) -> None:
        self._people = people
        self._turn = RLock()
        self._registered: list[Person] = []
        # Each answer is of the type that its question gives, which is known to the question alone.
        self._whole: dict[object, Any] = {}
        self._each: dict[object, SaidOfEach] = {}

    def whole(self, question: object, answer: Callable[[], T]) -> T:
        """The answer as it was found before, or is now."""
        with self._turn:
            if question not in self._whole:
                self._whole[question] = answer()
            found: T = self._whole[question]
            return found

    @property
    def registered(self) -> list[Person]:
        """Those whose registration stands: the same list as long as they are the same people."""
        return self.whole("registered", self._find_registered)

    def _find_registered(self) -> list[Person]:
        found = [each for each in self._people.values() if each.registered and not each.voided]
        if len(found) != len(self._registered) or not all(map(is_, found, self._registered)):
            self._registered = found
        return self._registered

    def of_each(self, view: Callable[[Person, *Given], T], *given: *Given) -> list[T]:
        """The same of everybody registered. A view looks at the person and what is given, and at nothing else."""
        with self._turn:
            return list(self._said(view, *given).found.values())

    def _said(self, view: Callable[[Person, *Given], T], *given: *Given) -> SaidOfEach:
        question, people = (view, *given), self.registered
        held = self._each.get(question)
        if held is None or held.people is not people:
            found = {} if held is None else {who: it for who, it in held.found.items() if who not in held.stale}
            every = {each.id: found[each.id] if each.id in found else view(each, *given) for each in people}
            held = self._each[question] = SaidOfEach(people, every)
        for who in tuple(held.stale):
            held.found[who] = view(self._people[who], *given)
            held.stale.remove(who)
        return held

    @property
    def asked(self) -> bool:
        """Whether anything is kept: a fold that begins again is asked for little on its way."""
        return bool(self._whole or self._each)

    def forget(self, person: PersonId | None) -> None:
        """Something happened to a person, or to nobody in particular."""
        with self._turn:
            self._whole.clear()
            if person is None:
                self._each.clear()
            for held in self._each.values():
                if person in held.found:
                    held.stale.add(person)
