"""Correct an entry: it counts as it should have been, and both stay in the audit."""

from collections.abc import Iterator
from dataclasses import replace

from domain.deciding import becoming, in_its_place
from domain.events.amendments import Becomes, EntryCorrected
from domain.facts.entry import AmendedEntry
from domain.facts.given_back import GivenBack
from domain.kernel import Gate
from domain.texts import Tag


class CorrectEntry(Gate[EntryCorrected]):
    """Correct an entry: it counts as it should have been, and both stay in the audit.

    What it becomes is decided like the entry itself, as of its own place in both orders, and may be refused with any
    code of its type. Entries made later are not decided again; under the number that they name somebody has to stand.
    """

    late = True
    computed = ("touches", "becomes", "unfit")
    correctable = False

    def ask(self) -> None:
        self.target = self.fact(AmendedEntry(self.what.entry, self.what.operation))
        self.corrected = [in_its_place(one.recorded) for one in self.what.becomes]
        for each in self.corrected:
            self.facts.extend(each.facts)
        self.given_back = GivenBack(self, self.what.entry, self.what.touches)

    @property
    def brings_back(self) -> bool:
        return self.target.cancels

    def why_not(self) -> Iterator[str]:
        if not self.target.known or self.target.operation != self.what.operation:
            yield "unknown_entry"
        elif self.target.voided:
            yield "already_voided"
        else:
            yield from (against := tuple(self._reasons()))
            if self.target.leaves_over(self.what.becomes):
                yield "number_in_use"
            if not against:
                yield from self.given_back.reasons(self.target.every, self._decided())

    def _reasons(self) -> Iterator[str]:
        """Each event of the entry as it should be; later ones see those before them."""
        for number, (each, one) in enumerate(zip(self.corrected, self.what.becomes, strict=True), 1):
            against = each.reasons()
            yield from against
            if not against:
                for later in self.corrected[number:]:
                    later.take_in(becoming(each, one.recorded).recorded)

    def decide(self) -> EntryCorrected:
        becomes = self._decided()
        tags = (tag for one in becomes for tag in one.recorded.event.tags)
        return replace(self.what, becomes=becomes, touches=tuple(map(Tag, dict.fromkeys((*self.target.tags, *tags)))))

    def _decided(self) -> tuple[Becomes, ...]:
        pairs = zip(self.corrected, self.what.becomes, strict=True)
        return tuple(becoming(each, one.recorded) for each, one in pairs)
