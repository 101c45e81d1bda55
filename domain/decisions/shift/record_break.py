"""Record that whoever is in a post, or an interpreter, had a break."""

from collections.abc import Iterator

from domain.events.shift import BreakTaken
from domain.kernel import Record


class RecordBreak(Record[BreakTaken]):
    """Record that whoever is in a post, or an interpreter, had a break."""

    def why_not(self) -> Iterator[str]:
        if (self.what.post is None) == (self.what.interpreter is None):
            yield "one_of_two"
