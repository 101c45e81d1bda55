"""Record that a person went out for a while."""

from collections.abc import Iterator

from domain.events.arrivals import TemporaryExitLogged
from domain.facts.person import Whereabouts
from domain.kernel import Record


class LogTemporaryExit(Record[TemporaryExitLogged]):
    """Record that a person went out for a while."""

    def ask(self) -> None:
        self.whereabouts = self.fact(Whereabouts(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.whereabouts.out:
            yield "already_out"
