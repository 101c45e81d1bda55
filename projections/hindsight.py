"""What an operation did not know at a moment: what was recorded only later, and what was put right since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from domain.amend import AMENDMENTS
from domain.kernel import Past
from projections.day import Day

Kind = Literal["unknown", "otherwise", "mistaken"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that was not known as it is held to be true today.

    `was` is the entry as it counts today, `known` as it counted then; either may be None. `amendment` is the latest
    void or correction of it since, where there is one.
    """

    was: Past | None
    known: Past | None
    amendment: Past | None

    @property
    def kind(self) -> Kind:
        """`unknown` then; known `otherwise`; or `mistaken`: believed then, and counting no more."""
        if self.known is None:
            return "unknown"
        return "mistaken" if self.was is None else "otherwise"

    @property
    def entry(self) -> Past:
        """The entry, as it is held to be true today where it still counts."""
        found = self.was or self.known
        assert found is not None
        return found


def differences(was: Day, known: Day, pasts: Iterable[Past]) -> list[Difference]:
    """Where two days differ, in the order of happening: as things `were` at a moment, and as they were `known` then.

    `pasts` is the whole log of the operation. Voids and corrections are no lines of their own: their effect is.
    """
    true, then = _by_position(was), _by_position(known)
    later = {
        past.event.entry: past
        for past in pasts
        if isinstance(past.event, AMENDMENTS) and past.position > known.position
    }
    found = [
        Difference(true.get(position), then.get(position), later.get(past.envelope.entry))
        for position, past in (then | true).items()
        if true.get(position) != then.get(position)
    ]
    return sorted(found, key=lambda row: (row.entry.at, row.entry.position))


def _by_position(day: Day) -> dict[int, Past]:
    return {past.position: past for past in day.entries if not isinstance(past.event, AMENDMENTS)}
