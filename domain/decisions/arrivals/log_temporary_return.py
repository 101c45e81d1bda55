"""Record that a person came back in."""

from collections.abc import Iterator

from domain.events.arrivals import TemporaryExitReturned
from domain.facts.person import Whereabouts
from domain.kernel import Record


class LogTemporaryReturn(Record[TemporaryExitReturned]):
    """Record that a person came back in."""

    def ask(self) -> None:
        self.whereabouts = self.fact(Whereabouts(self.what.person))

    def why_not(self) -> Iterator[str]:
        if not self.whereabouts.out:
            yield "not_out"
