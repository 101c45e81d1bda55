"""Where a person stands on their way: decided here once.

Board, flow and register each show parts of it, under codes of their own.
"""

from dataclasses import dataclass
from typing import Literal

from domain.events.referrals import ReasonableGroundsDecisionReceived
from domain.law import ConsentState, Grounds
from projections.operation.person import Person

Talk = Literal["talked_to", "declined_to_talk"]
Finding = Literal["potential_victim", "no_indicators"]
DutyStep = Literal["undecided", "deciding", "consented", "no_consent_needed", "declined", "notified", "referred"]
Whereabouts = Literal["here", "out", "missing", "departed"]

DUTY_OF_CONSENT: dict[ConsentState | None, DutyStep] = {
    None: "undecided",
    "deferred": "deciding",
    "given": "consented",
    "not_needed": "no_consent_needed",
    "declined": "declined",
    "withdrawn": "declined",
}


@dataclass(frozen=True, slots=True)
class PathwayPosition:
    """Where a person stands at a moment.

    `talking` says that a conversation goes on, `talk` how those before it ended. `duty` is how far the duty to refer
    or to notify has come; None is that none arose. `decision` is the latest on the latest referral, and `left_nrm`
    says that they withdrew from it or left. A referral or a report that was sent stands, whatever becomes of the
    finding.
    """

    talking: bool
    talk: Talk | None
    finding: Finding | None
    duty: DutyStep | None
    decision: str | None
    left_nrm: bool
    whereabouts: Whereabouts


def position(person: Person) -> PathwayPosition:
    """Where a person stands now."""
    decision = person.referral.decision if person.referral else None
    return PathwayPosition(
        talking=person.session is not None,
        talk=_talk(person),
        finding=_finding(person),
        duty=_duty(person),
        decision=decision_code(decision) if decision else None,
        left_nrm=person.left_nrm,
        whereabouts=_whereabouts(person),
    )


def decision_code(decision: Grounds) -> str:
    """What was decided, on which grounds: "reasonable_grounds_positive"."""
    grounds = "reasonable" if isinstance(decision, ReasonableGroundsDecisionReceived) else "conclusive"
    return f"{grounds}_grounds_{decision.outcome}"


def _talk(person: Person) -> Talk | None:
    if person.debriefed:
        return "talked_to"
    return "declined_to_talk" if person.declined_to_talk else None


def _finding(person: Person) -> Finding | None:
    if person.identified:
        return "potential_victim"
    return "no_indicators" if person.no_indicators else None


def _duty(person: Person) -> DutyStep | None:
    if person.referral:
        return "referred"
    if person.notified:
        return "notified"
    return DUTY_OF_CONSENT[person.consent] if person.identified else None


def _whereabouts(person: Person) -> Whereabouts:
    if person.departed:
        return "departed"
    if person.missing:
        return "missing"
    return "out" if person.out else "here"
