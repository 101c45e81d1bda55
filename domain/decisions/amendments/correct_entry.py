"""Correct an entry: it counts as it should have been, and both stay in the audit."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.amendments import EntryCorrected
from domain.facts.entry import AmendedEntry
from domain.kernel import Gate


class CorrectEntry(Gate[EntryCorrected]):
    """Correct an entry: it counts as it should have been, and both stay in the audit."""

    late = True
    computed = ("touches", "becomes")

    def ask(self) -> None:
        self.target = self.fact(AmendedEntry(self.what.entry))

    def why_not(self) -> Iterator[str]:
        if not self.target.known or self.target.operation != self.what.operation:
            yield "unknown_entry"
        elif self.target.voided:
            yield "already_voided"

    def decide(self) -> EntryCorrected:
        return replace(self.what, touches=tuple(dict.fromkeys((*self.target.tags, *self._new_tags()))))

    def _new_tags(self) -> Iterator[str]:
        for one in self.what.becomes:
            yield from one.recorded.event.tags
