"""The law on age, consent, referral and notification, each rule once: rules and views both fold by it.

Its source is FACTS 1.3 and 1.4: the Modern Slavery Act 2015, sections 51 (age) and 52 (duty to notify), and the Home
Office's guidance on the National Referral Mechanism. Everything is folded in the order in which things happened, ties
by position: an entry made late takes its place and does not undo what came after it.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from domain.events.arrivals import PersonDetailsCorrected, PersonRegistered
from domain.events.referrals import (
    CaseWithdrawn,
    ConclusiveGroundsDecisionReceived,
    DecisionChanged,
    DutyToNotifySubmitted,
    NrmConsentDeclined,
    NrmConsentDeferred,
    NrmConsentGiven,
    NrmConsentWithdrawn,
    NrmExited,
    NrmReferralSubmitted,
    ReasonableGroundsDecisionReceived,
)
from domain.events.safeguarding import AgeAssessed, AgeUncertaintyRecorded
from domain.kernel import Event, RecordedEvent
from domain.vocabulary import Age

Answer = Literal["given", "declined", "deferred", "withdrawn"]
ConsentState = Literal["given", "declined", "deferred", "withdrawn", "not_needed"]
Duty = Literal["open", "deferred", "discharged"]
Grounds = ReasonableGroundsDecisionReceived | ConclusiveGroundsDecisionReceived

AGE_EVENTS: tuple[type[Event], ...] = (PersonRegistered, PersonDetailsCorrected, AgeAssessed, AgeUncertaintyRecorded)
"""The events that say how old somebody is."""
ANSWERS: dict[type[Event], Answer] = {
    NrmConsentGiven: "given",
    NrmConsentDeclined: "declined",
    NrmConsentDeferred: "deferred",
    NrmConsentWithdrawn: "withdrawn",
}
"""What each answer to the question whether somebody wants to be referred says."""
REFERRAL_EVENTS: tuple[type[Event], ...] = (
    NrmReferralSubmitted,
    ReasonableGroundsDecisionReceived,
    ConclusiveGroundsDecisionReceived,
    DecisionChanged,
    CaseWithdrawn,
    NrmExited,
)
"""The events that open a referral, decide it or end it."""


def in_order(held: list[RecordedEvent], recorded: RecordedEvent) -> None:
    """Put an event in its place among those that happened before and after it."""
    insort(held, recorded, key=lambda each: (each.at, each.position))


def age_after(age: Age | None, event: Event) -> Age | None:
    """What is recorded of a person's age after an event; None is "not recorded"."""
    match event:
        case PersonRegistered(age=said) | PersonDetailsCorrected(age=said) | AgeAssessed(age=said) if said:
            return said
        case AgeUncertaintyRecorded():
            return "uncertain"
    return age


def presumed_child(age: Age | None) -> bool:
    """A person whose age is uncertain is treated as a child until it is settled (Modern Slavery Act 2015 s51)."""
    return age in ("child", "uncertain")


def said(answer: RecordedEvent) -> Answer:
    """What somebody answered."""
    return ANSWERS[type(answer.event)]


def latest_answer(answers: Sequence[RecordedEvent]) -> Answer | None:
    """What somebody said last, of their answers in order; None is not asked."""
    return said(answers[-1]) if answers else None


def support_wanted(answers: Sequence[RecordedEvent]) -> bool | None:
    """Whether somebody wants support, as the latest yes or no had it; it is a consent of its own (FACTS 1.7)."""
    said = [each.event for each in answers if isinstance(each.event, NrmConsentGiven | NrmConsentDeclined)]
    return said[-1].support_wanted if said else None


def consent(age: Age | None, answers: Sequence[RecordedEvent]) -> ConsentState | None:
    """The consent that a referral waits for: a child is not asked, and an answer given before does not bind one."""
    return "not_needed" if presumed_child(age) else latest_answer(answers)


@dataclass(frozen=True, slots=True)
class LatestReferral:
    """A person's latest referral, the latest decision on it, and whether they withdrew from it or left (FACTS 1.6).

    Made `beside` another that was open: two numbers turned out to be one person, and each had been referred.
    """

    made: RecordedEvent
    decision: Grounds | None = None
    left: bool = False
    beside: bool = False

    @property
    def open(self) -> bool:
        """Not left, not decided conclusively, not refused on reasonable grounds. While it is, there is no second."""
        match self.decision:
            case None | ReasonableGroundsDecisionReceived(outcome="positive"):
                return not self.left
        return False


def referral_after(referral: LatestReferral | None, recorded: RecordedEvent) -> LatestReferral | None:
    """A person's latest referral after an event. Whoever withdrew or left can be referred again: that is another."""
    match as_decision(recorded).event:
        case NrmReferralSubmitted():
            return LatestReferral(recorded, beside=referral is not None and referral.open)
        case ReasonableGroundsDecisionReceived() | ConclusiveGroundsDecisionReceived() as decision if referral:
            return replace(referral, decision=decision)
        case CaseWithdrawn() | NrmExited() if referral:
            return replace(referral, left=True)
    return referral


def as_decision(recorded: RecordedEvent) -> RecordedEvent:
    """A decision that was changed is a decision on the same grounds: the latest counts (FACTS 1.6)."""
    match recorded.event:
        case DecisionChanged(operation=operation, person=person, grounds=grounds, outcome=outcome):
            kind = ReasonableGroundsDecisionReceived if grounds == "reasonable" else ConclusiveGroundsDecisionReceived
            return replace(recorded, event=kind(operation=operation, person=person, outcome=outcome))
    return recorded


def discharge_after(discharge: RecordedEvent | None, recorded: RecordedEvent) -> RecordedEvent | None:
    """What closed the duty to notify: a referral or a Duty to Notify report, whichever came first (FACTS 1.4)."""
    closes = isinstance(recorded.event, NrmReferralSubmitted | DutyToNotifySubmitted)
    return recorded if discharge is None and closes else discharge


def duty(identified: bool, consented: ConsentState | None, discharged: bool) -> Duty | None:
    """How the duty of section 52 stands: it opens when somebody is identified as a potential victim.

    An adult who wants time has it: the duty is then open and never overdue. None: no duty arose.
    """
    if not identified:
        return None
    if discharged:
        return "discharged"
    return "deferred" if consented == "deferred" else "open"
