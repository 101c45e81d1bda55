"""What happened to one person, as far as the log says. None means "not recorded"."""

from dataclasses import dataclass, field

from domain import law
from domain.declaration import declared
from domain.events.referrals import (
    ConclusiveGroundsDecisionReceived,
    DisqualificationRecorded,
    EmergencySupportRequested,
    ExploitationProfileRecorded,
    ReasonableGroundsDecisionReceived,
    SupportEnded,
    SupportStarted,
)
from domain.kernel import Event, RecordedEvent
from domain.occupancy import Occupancy
from domain.sign_off import SignOff
from domain.vocabulary import Age
from domain.words import Agency, BedId, CentreId, Id, InterpreterId, PersonId, RoomId

PROFILE = tuple(name for name, each in declared(ExploitationProfileRecorded).items() if not each.is_a(Id))
"""How a person was exploited, in codes (West Midlands profile, 2016)."""


@dataclass(slots=True)
class Conversation:
    """Sitting down with a person: begun, and ended (a first conversation is completed or declined)."""

    started: RecordedEvent
    by: Agency
    room: RoomId | None
    interpreter: InterpreterId | None
    ended: RecordedEvent | None = None
    completed: bool = False
    kind: str = "debrief"


@dataclass(slots=True)
class Person:
    """One person's way through the operation; each step is kept as the event that says so.

    `others` are sessions beside the first conversation, `steps` what was done since they were reported missing.
    `served_with_all` is what everybody on site was given while they were there, `counted` a roll call that matched,
    `belongings` what is kept for them, `told` what they were told of their rights and options.
    `child_since` is what first said that they are a child, or presumed one, and still holds; `once_a_child` says that
    something ever did. `leaving` is what first said that they are ready to leave.
    """

    id: PersonId
    occupancy: Occupancy = field(default_factory=Occupancy, repr=False)
    registered: RecordedEvent | None = None
    came_to: CentreId | None = None
    centre: CentreId | None = None
    voided: bool = False
    age: Age | None = None
    age_at_exploitation: Age | None = None
    age_band: str | None = None
    sex: str | None = None
    nationality: str | None = None
    second_nationality: str | None = None
    sharing: bool | None = None
    may_be_named: bool | None = None
    interpreter_wish: str | None = None
    belongings: list[RecordedEvent] = field(default_factory=list)
    told: list[RecordedEvent] = field(default_factory=list)
    sign_off: SignOff = field(default_factory=SignOff)
    language: str | None = None
    dialect: str | None = None
    child_since: RecordedEvent | None = None
    once_a_child: bool = False
    out: RecordedEvent | None = None
    accompanied: bool | None = None
    missing: RecordedEvent | None = None
    reported_missing: RecordedEvent | None = None
    found: RecordedEvent | None = None
    steps: dict[str, RecordedEvent] = field(default_factory=dict)
    departed: RecordedEvent | None = None
    returned: RecordedEvent | None = None
    destination: str | None = None
    checked: RecordedEvent | None = None
    leaving: RecordedEvent | None = None
    sessions: list[Conversation] = field(default_factory=list)
    others: list[Conversation] = field(default_factory=list)
    debriefed: RecordedEvent | None = None
    declined_to_talk: RecordedEvent | None = None
    debriefed_by: Agency | None = None
    identified: RecordedEvent | None = None
    identified_by: Agency | None = None
    exploitation: tuple[str, ...] = ()
    profile: dict[str, str] = field(default_factory=dict)
    no_indicators: RecordedEvent | None = None
    answers: list[RecordedEvent] = field(default_factory=list)
    referrals: list[RecordedEvent] = field(default_factory=list)
    referral: law.LatestReferral | None = None
    notified: RecordedEvent | None = None
    notified_twice: bool = False
    discharged: RecordedEvent | None = None
    decisions: list[RecordedEvent] = field(default_factory=list)
    case: list[RecordedEvent] = field(default_factory=list)
    need: RecordedEvent | None = None
    need_met: bool = False
    screened: RecordedEvent | None = None
    served_with_all: RecordedEvent | None = None
    counted: RecordedEvent | None = None
    told_council: RecordedEvent | None = None
    seen_by_social_worker: RecordedEvent | None = None
    keep_apart: bool = False
    suspect: RecordedEvent | None = None
    crime: RecordedEvent | None = None
    offered: RecordedEvent | None = None
    accepted: RecordedEvent | None = None
    arrived_safely: RecordedEvent | None = None
    immigration: RecordedEvent | None = None

    @property
    def away(self) -> bool:
        """Not on site: out for a while, missing, or departed."""
        return bool(self.out or self.missing or self.departed)

    @property
    def out_alone(self) -> bool:
        """A child, or presumed one, who is out and of whom nobody said that somebody is with them."""
        return bool(self.out and self.child and self.accompanied is not True and not self.departed)

    @property
    def unfounded(self) -> bool:
        """Whether something was sent or decided for them, and what it rests on no longer counts (FACTS 1.3)."""
        unasked = not self.once_a_child and "given" not in map(law.said, self.answers)
        if self.identified is None and (self.referrals or self.notified):
            return True
        return unasked if self.referrals else bool(self.decisions)

    @property
    def to_be_asked_to_stay(self) -> bool:
        """Whether an adult who was referred as a child has not been asked, and the case is open (FACTS 1.3)."""
        return self.age == "adult" and self.consent is None and self.referral is not None and self.referral.open

    @property
    def sent_twice(self) -> bool:
        """Whether two referrals of theirs are open, or two notifications were sent: of two numbers that are one."""
        return self.notified_twice or (self.referral is not None and self.referral.open and self.referral.beside)

    @property
    def details_missing(self) -> bool:
        """Whether nobody asked their age or their language: a refusal, a doubt and "not known" are answers."""
        return self.age is None or self.language is None

    @property
    def bed(self) -> BedId | None:
        """The centre bed that they hold."""
        stay = self.occupancy.held.get(self.id)
        return stay.bed if stay else None

    @property
    def child(self) -> bool:
        """A child, or presumed one."""
        return law.presumed_child(self.age)

    def told_age(self, recorded: RecordedEvent) -> None:
        """Take in what an event says of their age; one that says nothing of it leaves it as it was."""
        self.age = law.age_after(self.age, recorded.event)
        self.child_since = (self.child_since or recorded) if self.child else None
        self.once_a_child = self.once_a_child or self.child

    @property
    def session(self) -> Conversation | None:
        """The conversation going on now."""
        return self.sessions[-1] if self.sessions and self.sessions[-1].ended is None else None

    @property
    def going_on(self) -> list[Conversation]:
        """What they sit in now: the first conversation, and whatever else."""
        return [each for each in (*self.sessions[-1:], *self.others[-1:]) if each.ended is None]

    @property
    def answer(self) -> law.Answer | None:
        """The latest answer on the NRM; None is not asked."""
        return law.latest_answer(self.answers)

    @property
    def consent(self) -> law.ConsentState | None:
        """The latest answer where one is needed; None is not asked."""
        return law.consent(self.age, self.answers)

    def latest(self, kind: type[Event]) -> RecordedEvent | None:
        """The latest event of a kind among the decisions and turns of their case."""
        return next(
            (recorded for recorded in reversed((*self.decisions, *self.case)) if isinstance(recorded.event, kind)), None
        )

    @property
    def reasonable_grounds(self) -> str | None:
        """The latest decision on reasonable grounds: positive, negative; None is none received."""
        recorded = self.latest(ReasonableGroundsDecisionReceived)
        return (
            recorded.event.outcome
            if recorded and isinstance(recorded.event, ReasonableGroundsDecisionReceived)
            else None
        )

    @property
    def conclusive_grounds(self) -> str | None:
        """The latest conclusive decision: positive, negative; None is none received."""
        recorded = self.latest(ConclusiveGroundsDecisionReceived)
        return (
            recorded.event.outcome
            if recorded and isinstance(recorded.event, ConclusiveGroundsDecisionReceived)
            else None
        )

    @property
    def disqualification(self) -> RecordedEvent | None:
        """The latest that was recorded of a disqualification: a side state, and no decision on any grounds."""
        return self.latest(DisqualificationRecorded)

    @property
    def disqualified(self) -> bool:
        """Whether one was made: the recovery period and the duty to support end (Nationality and Borders Act s63)."""
        latest = self.disqualification.event if self.disqualification else None
        return isinstance(latest, DisqualificationRecorded) and latest.stage == "made"

    @property
    def support(self) -> RecordedEvent | None:
        """The latest of the contract's support: asked for ahead of the decision, begun, or ended."""
        kinds = EmergencySupportRequested | SupportStarted | SupportEnded
        return next((recorded for recorded in reversed(self.case) if isinstance(recorded.event, kinds)), None)

    @property
    def left_nrm(self) -> bool:
        """They withdrew from their latest referral, or left the NRM since."""
        return self.referral is not None and self.referral.left

    @property
    def duty(self) -> law.Duty | None:
        """How the duty of section 52 stands; None is that none arose."""
        return law.duty(self.identified is not None, self.consent, self.discharged is not None)
