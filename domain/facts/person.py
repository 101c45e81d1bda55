"""What rules ask about one person."""

from functools import reduce

from domain import law
from domain.events.arrivals import PersonRegistered, TemporaryExitLogged, TemporaryExitReturned
from domain.events.beds import SafeAccommodationOffered
from domain.events.departures import PersonMovedCentre, PersonReturned
from domain.events.interviews import (
    PersonDebriefCompleted,
    PersonDebriefDeclined,
    PersonDebriefStarted,
    PotentialVictimIdentified,
)
from domain.events.referrals import (
    ConclusiveGroundsDecisionReceived,
    DutyToNotifySubmitted,
    ReasonableGroundsDecisionReceived,
)
from domain.events.safeguarding import PersonBecameSuspect, PersonFound, PersonMissingReported
from domain.kernel import Fact, RecordedEvent
from domain.vocabulary import Age
from domain.words import Agency, CentreId, PersonId


class AgeThen(Fact):
    """What was recorded of a person's age by that moment; None is "not recorded".

    A change of age re-runs the rules from then on only (FACTS 2.10), so a late entry follows the age of its time.
    """

    types = law.AGE_EVENTS
    by_time = True
    age: Age | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        self.age = law.age_after(self.age, recorded.event)

    @property
    def child(self) -> bool:
        return law.presumed_child(self.age)


class Identified(Fact):
    """Whether an agency has identified a person as a potential victim."""

    types = (PotentialVictimIdentified,)
    yes = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.yes = True


class Consent(Fact):
    """A person's latest answer on the NRM, and whether they want support.

    The latest is the one given last, of those that the log holds: one entered late does not undo a later answer.
    """

    types = tuple(law.ANSWERS)

    def __init__(self, about: PersonId) -> None:
        super().__init__(about)
        self.answers: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        law.in_order(self.answers, recorded)

    @property
    def answer(self) -> law.Answer | None:
        return law.latest_answer(self.answers)

    @property
    def support_wanted(self) -> bool | None:
        return law.support_wanted(self.answers)


class Referral(Fact):
    """Whether a person was referred, and whether the latest referral, of those that the log holds, is still open."""

    types = law.REFERRAL_EVENTS

    def __init__(self, about: PersonId) -> None:
        super().__init__(about)
        self.turns: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        law.in_order(self.turns, recorded)

    @property
    def latest(self) -> law.LatestReferral | None:
        return reduce(law.referral_after, self.turns, None)

    @property
    def made(self) -> bool:
        return self.latest is not None

    @property
    def open(self) -> bool:
        return self.latest is not None and self.latest.open

    @property
    def decided_on(self) -> set[str]:
        """The grounds on which anything was decided."""
        kinds = {ReasonableGroundsDecisionReceived: "reasonable", ConclusiveGroundsDecisionReceived: "conclusive"}
        return {kinds[type(each.event)] for each in self.turns if type(each.event) in kinds}


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
            case _:
                self.open = False


class Whereabouts(Fact):
    """Whether a person was out for a while, or missing, at that moment."""

    types = (TemporaryExitLogged, TemporaryExitReturned, PersonMissingReported, PersonFound, PersonReturned)
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
            case _:
                self.out = self.missing = False


class CentreThen(Fact):
    """At which centre a person was at that moment: whoever was moved before they were registered stays where they are.

    The board goes by the same.
    """

    types = (PersonRegistered, PersonMovedCentre, PersonReturned)
    by_time = True
    centre: CentreId | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case PersonRegistered(centre=centre):
                self.centre = self.centre or centre
            case _:
                assert isinstance(recorded.event, PersonMovedCentre | PersonReturned)
                self.centre = recorded.event.centre or self.centre


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
