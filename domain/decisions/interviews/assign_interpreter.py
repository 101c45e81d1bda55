"""Assign an interpreter to a person; the telephone line is never taken."""

from collections.abc import Iterator

from domain.events.interviews import InterpreterAssigned
from domain.facts.bookings import Bookings
from domain.kernel import Gate
from domain.words import TELEPHONE


class AssignInterpreter(Gate[InterpreterAssigned]):
    """Assign an interpreter to a person; the telephone line is never taken."""

    def ask(self) -> None:
        self.bookings = self.fact(Bookings(self.what.interpreter))

    def why_not(self) -> Iterator[str]:
        if self.what.interpreter.ref != TELEPHONE and self.bookings.overlap(self.what.starts, self.what.ends):
            yield "interpreter_taken"
