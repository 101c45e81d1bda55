"""What rules ask about one person."""

from datetime import datetime

from domain.events.arrivals import (
    PersonDetailsCorrected,
    PersonRegistered,
    TemporaryExitLogged,
    TemporaryExitReturned,
)
from domain.events.beds import SafeAccommodationOffered
from domain.events.interviews import (
    PersonDebriefCompleted,
    PersonDebriefDeclined,
    PersonDebriefStarted,
    PotentialVictimIdentified,
)
from domain.events.referrals import (
    CaseWithdrawn,
    ConclusiveGroundsDecisionReceived,
    DutyToNotifySubmitted,
    NrmConsentDeclined,
    NrmConsentDeferred,
    NrmConsentGiven,
    NrmConsentWithdrawn,
    NrmExited,
    NrmReferralSubmitted,
    ReasonableGroundsDecisionReceived,
)
from domain.events.safeguarding import (
    AgeAssessed,
    AgeUncertaintyRecorded,
    PersonBecameSuspect,
    PersonFound,
    PersonMissingReported,
)
from domain.kernel import Fact, RecordedEvent
from domain.vocabulary import Age
from domain.words import Agency


class AgeThen(Fact):
    """What was recorded of a person's age by that moment; None is "not recorded".

    A change of age re-runs the rules from then on only (FACTS 2.10), so a late entry follows the age of its time.
    """

    types = (PersonRegistered, PersonDetailsCorrected, AgeAssessed, AgeUncertaintyRecorded)
    by_time = True
    age: Age | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case PersonRegistered(age=age) | PersonDetailsCorrected(age=age) | AgeAssessed(age=age) if age:
                self.age = age
            case AgeUncertaintyRecorded():
                self.age = "uncertain"

    @property
    def child(self) -> bool:
        """A person whose age is uncertain is presumed a child (Modern Slavery Act 2015 s51)."""
        return self.age in ("child", "uncertain")


class Identified(Fact):
    """Whether an agency has identified a person as a potential victim."""

    types = (PotentialVictimIdentified,)
    yes = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.yes = True


class Consent(Fact):
    """A person's latest answer: given, declined, deferred, withdrawn, or None; and whether support is wanted.

    The latest is the one given last, of those that the log holds: one entered late does not undo a later answer.
    """

    types = (NrmConsentGiven, NrmConsentDeclined, NrmConsentDeferred, NrmConsentWithdrawn)
    answer: str | None = None
    support_wanted: bool | None = None
    latest: datetime | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        if self.latest is not None and recorded.at < self.latest:
            return
        self.latest = recorded.at
        match recorded.event:
            case NrmConsentGiven(support_wanted=support):
                self.answer, self.support_wanted = "given", support
            case NrmConsentDeclined(support_wanted=support):
                self.answer, self.support_wanted = "declined", support
            case NrmConsentDeferred():
                self.answer = "deferred"
            case NrmConsentWithdrawn():
                self.answer = "withdrawn"


class Referral(Fact):
    """Whether a person was referred, and whether that referral is still open.

    It is open until it was withdrawn, left, decided conclusively or refused on reasonable grounds.
    """

    types = (
        NrmReferralSubmitted,
        ReasonableGroundsDecisionReceived,
        ConclusiveGroundsDecisionReceived,
        CaseWithdrawn,
        NrmExited,
    )
    made = open = False

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case NrmReferralSubmitted():
                self.made = self.open = True
            case ReasonableGroundsDecisionReceived(outcome=outcome):
                self.open = outcome == "positive"
            case _:
                self.open = False


class Notified(Fact):
    """Whether a Duty to Notify report was made about a person."""

    types = (DutyToNotifySubmitted,)
    yes = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.yes = True


class Debrief(Fact):
    """Whether a conversation with a person was going on at that moment, and by whom the latest one was held."""

    types = (PersonDebriefStarted, PersonDebriefCompleted, PersonDebriefDeclined)
    by_time = True
    open = False
    by: Agency | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case PersonDebriefStarted(by=by):
                self.open, self.by = True, by or recorded.envelope.on_behalf_of
            case PersonDebriefCompleted(by=by):
                self.open, self.by = False, by or self.by
            case PersonDebriefDeclined():
                self.open = False


class Whereabouts(Fact):
    """Whether a person was out for a while, or missing, at that moment."""

    types = (TemporaryExitLogged, TemporaryExitReturned, PersonMissingReported, PersonFound)
    by_time = True
    out = missing = False

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case TemporaryExitLogged():
                self.out = True
            case TemporaryExitReturned():
                self.out = False
            case PersonMissingReported():
                self.missing = True
            case PersonFound():
                self.out = self.missing = False


class AlreadySuspect(Fact):
    """Whether a person has become a suspect."""

    types = (PersonBecameSuspect,)
    yes = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.yes = True


class Offered(Fact):
    """Whether a person was offered safe accommodation."""

    types = (SafeAccommodationOffered,)
    yes = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.yes = True
