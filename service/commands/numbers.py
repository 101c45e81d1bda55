"""The number of what is new: nobody has to give one, and two who register at once never get the same.

Where a proposal names no person, suspect, vehicle or lesson, the next free number is given as it is stored. Whoever
was quicker has taken it: the next one is then tried. A number that was typed, from a card, is never changed.
"""

from dataclasses import replace
from itertools import count

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.kernel import EVENTS, RecordedEvent, Refused
from domain.words import EntryId, Scoped
from service.commands.amendment import events_of
from service.commands.names import DECISIONS, FORMS, numbered
from service.commands.submission import Proposal, Submission
from service.log import Log

TAKEN = "already_exists"


class Numbering:
    """The numbers of one submission: filled in, and again where somebody was quicker."""

    def __init__(self, log: Log, submission: Submission) -> None:
        self.log, self.submission = log, submission
        self.asked = [
            (place, name, kind)
            for place, proposal in enumerate(submission.proposals)
            for name, kind in numbered(DECISIONS[proposal.event])
            if not proposal.fields.get(name)
        ]
        self.typed = {
            str(each.fields.get(name)).strip().upper()
            for each in submission.proposals
            for name, _ in numbered(DECISIONS[each.event])
        }
        self._begin()

    def _begin(self) -> None:
        self.given: list[Scoped] = []
        self.last: dict[type[Scoped], int] = {}

    def filled(self) -> Submission:
        """The submission with every number; one sent twice gets those that it was given the first time."""
        if not self.asked:
            return self.submission
        before = events_of(self.log, EntryId(self.submission.entry)) if self.submission.entry else []
        proposals = list(self.submission.proposals)
        self._begin()
        for place, name, kind in self.asked:
            number = _given_before(before, place, name) or self._next(kind)
            self.given.append(number)
            proposals[place] = Proposal(proposals[place].event, {**proposals[place].fields, name: number.ref})
        return replace(self.submission, proposals=proposals)

    def lost(self, refused: Refused) -> bool:
        """Whether it was refused because a number that was given here is taken by now."""
        return TAKEN in refused.reasons and any(self._taken(number) for number in self.given)

    def _next(self, kind: type[Scoped]) -> Scoped:
        """The next free number: found by steps of 1, 2, 4 ... and then between, so that a long day costs no more."""
        last = self.last.get(kind, 0)
        while self._held(kind, last + 1):
            step = next(step for step in (2**power for power in count()) if not self._held(kind, last + step))
            last += max(step // 2, 1)
        self.last[kind] = last + 1
        return self._number(kind, last + 1)

    def _number(self, kind: type[Scoped], number: int) -> Scoped:
        return kind.of(self.submission.operation, FORMS[kind].format(number))

    def _held(self, kind: type[Scoped], number: int) -> bool:
        wanted = self._number(kind, number)
        return wanted.ref in self.typed or self._taken(wanted)

    def _taken(self, number: Scoped) -> bool:
        """Whether any entry made this reference, counted or not: a number that was voided stands on a card."""
        making = [name for name in EVENTS if any(kind is type(number) for _, kind in numbered(DECISIONS[name]))]
        rows, _ = self.log.read_list(DCBQuery([DCBQueryItem(types=making, tags=[number.tag])]), limit=1)
        return bool(rows)


def _given_before(before: list[RecordedEvent], place: int, name: str) -> Scoped | None:
    number: Scoped | None = getattr(before[place].event, name, None) if place < len(before) else None
    return number
