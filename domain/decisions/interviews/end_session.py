"""Record that what a person had sat down for ended."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.interviews import SessionEnded
from domain.facts.sessions import OpenSession
from domain.kernel import Record
from domain.words import Credited


class EndSession(Record[SessionEnded]):
    """Record that what a person had sat down for ended."""

    late = True

    def ask(self) -> None:
        self.session = self.fact(OpenSession(self.what.person))

    def why_not(self) -> Iterator[str]:
        if not self.session.open:
            yield "no_session"

    def decide(self) -> SessionEnded:
        return replace(self.what, by=Credited(self.what.by or self.session.by or self.agency))
