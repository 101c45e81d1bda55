"""What rules ask about an organisation, and about those that an operation belongs to."""

from domain.events.organisations import ContactListed, OrganisationChanged, OrganisationRegistered
from domain.events.planning import OperationProposed
from domain.kernel import Fact, RecordedEvent
from domain.outside import ContactId, OrganisationId
from domain.policy.organisations import Dates, OrganisationKind
from domain.words import Agency, Sealed


class Standing(Fact):
    """What an organisation is, as it was last recorded; nothing where it is not known.

    A day that was entered before anybody registered it is decided by what was recorded first.
    """

    types = (OrganisationRegistered, OrganisationChanged)

    def __init__(self, about: Agency) -> None:
        super().__init__(OrganisationId.of(about))
        self.kind: OrganisationKind | None = None
        self.dates = Dates()
        self.contact: Sealed | None = None
        self.second_release: bool | None = None
        self.second_sign_off: bool | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        event = recorded.event
        assert isinstance(event, OrganisationRegistered | OrganisationChanged)
        self.kind, self.contact = event.kind, event.contact
        self.second_release, self.second_sign_off = event.second_release, event.second_sign_off
        self.dates = event.dates

    def apply_later(self, recorded: RecordedEvent) -> None:
        if self.kind is None:
            self.apply(recorded)


class Hosts(Fact):
    """Which council leads an operation, which councils and forces it also belongs to, and whether it is an exercise.

    One that was proposed before leads were kept is `led_by` whoever proposed it.
    """

    types = (OperationProposed,)
    lead: Agency | None = None
    led_by: Agency | None = None
    others: tuple[Agency, ...] = ()
    exercise: bool = False

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, OperationProposed)
        self.lead, self.others = recorded.event.lead, recorded.event.others
        self.led_by = self.lead or recorded.envelope.on_behalf_of
        self.exercise = recorded.event.exercise


class ContactKnown(Fact):
    """Whether a council's directory lists a contact."""

    types = (ContactListed,)
    listed = False

    def __init__(self, council: Agency, contact: ContactId) -> None:
        super().__init__(OrganisationId.of(council))
        self.contact = contact

    @property
    def key(self) -> tuple[object, ...]:
        return *super().key, self.contact

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, ContactListed)
        self.listed = self.listed or recorded.event.contact == self.contact
