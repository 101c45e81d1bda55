"""Record how many people were counted, and who was seen; how many and who should be there is computed."""

from collections.abc import Iterator

from domain.events.venue import RollCallTaken
from domain.facts.registrations import Registrations
from domain.kernel import Record


class TakeRollCall(Record[RollCallTaken]):
    """Record how many people were counted, and who was seen; how many and who should be there is computed.

    Somebody may be seen who should be out, missing or gone: that is what a roll call is for.
    """

    judges = ("seen",)

    def ask(self) -> None:
        if self.what.seen:
            self.registrations = self.fact(Registrations(self.what.operation))

    def why_not(self) -> Iterator[str]:
        seen = set(self.what.seen or ())
        if seen and not seen <= self.registrations.standing:
            yield "unknown_person"
        if len(seen) > self.what.present:
            yield "fewer_than_seen"
