"""Who was asked to take part, and what they answered; a gap for each of whom nothing was heard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.events.partners import PartnerCommitted, PartnerDeclined, PartnerInvited
from domain.kernel import RecordedEvent
from domain.words import PartnerId
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap, gap

NO = "no"


@dataclass(frozen=True, slots=True)
class Invited:
    """A partner that was asked, as it was asked last; `answer` is on_site, on_call, no, or None while nothing came."""

    partner: PartnerId
    said: PartnerInvited
    asked: RecordedEvent
    answer: str | None = None
    answered: RecordedEvent | None = None


def invited(state: OperationState) -> tuple[Invited, ...]:
    """Everybody who was asked, in the order of the first asking. An answer counts that came after the last asking.

    Who had promised to come before they were asked again has answered, unless that was for another day. Who was shut
    out before they answered is not asked any more.
    """
    asked = {event.partner: (recorded, event) for recorded, event in state.events_of(PartnerInvited)}
    said = sorted(_answers(state), key=lambda each: (each[0].at, each[0].position))
    answers = {partner: (recorded, answer) for recorded, partner, answer in said}
    found = []
    for partner, (recorded, event) in asked.items():
        heard, answer = answers.get(partner, (None, None))
        if heard and (_after(heard, recorded) or (answer != NO and not _for_another_day(state, heard, event))):
            found.append(Invited(partner, event, recorded, answer, heard))
        elif partner not in state.partners or not state.partners[partner].revoked:
            found.append(Invited(partner, event, recorded))
    return tuple(found)


def _after(heard: RecordedEvent, asked: RecordedEvent) -> bool:
    return (heard.at, heard.position) > (asked.at, asked.position)


def _for_another_day(state: OperationState, heard: RecordedEvent, now: PartnerInvited) -> bool:
    """Whether a promise was given when the partner was asked for another day than it is now."""
    then = [
        event
        for asked, event in state.events_of(PartnerInvited)
        if event.partner == now.partner and _after(heard, asked)
    ]
    if not then or then[-1].starts is None or now.starts is None:
        return False
    return local_date(then[-1].starts) != local_date(now.starts)


def _answers(state: OperationState) -> Iterator[tuple[RecordedEvent, PartnerId, str]]:
    for recorded, event in state.events_of(PartnerCommitted):
        yield recorded, event.partner, event.mode
    for recorded, no in state.events_of(PartnerDeclined):
        yield recorded, no.partner, NO


def begins(state: OperationState) -> datetime | None:
    """The first moment (UTC) for which anybody was asked; None where nobody was asked for a time."""
    return min((each.said.starts for each in invited(state) if each.said.starts), default=None)


def unanswered(state: OperationState) -> Iterator[PlanGap]:
    """One gap for each of whom nothing was heard."""
    for each in invited(state):
        if each.answer is None:
            yield gap(state, "not_answered", each.partner.ref, each.partner.ref)
