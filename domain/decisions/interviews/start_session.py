"""Record that a person sat down with somebody for something else than the first conversation."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.interviews import SessionStarted
from domain.facts.sessions import OpenSession
from domain.kernel import Record
from domain.words import Credited


class StartSession(Record[SessionStarted]):
    """Record that a person sat down with somebody for something else than the first conversation."""

    def ask(self) -> None:
        self.session = self.fact(OpenSession(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.session.open:
            yield "session_open"

    def decide(self) -> SessionStarted:
        return replace(self.what, by=Credited(self.what.by or self.agency))
