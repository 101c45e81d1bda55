"""Which organisations are known, and what each is by now."""

from dataclasses import dataclass, field

from domain.events.organisations import OrganisationChanged, OrganisationRegistered, RightsTextWritten
from domain.kernel import Event, RecordedEvent
from domain.policy.organisations import FORCES, Dates, OrganisationKind
from domain.words import Agency, Sealed

KNOWS: tuple[type[Event], ...] = (OrganisationRegistered, OrganisationChanged, RightsTextWritten)
"""The events that this projection needs."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as it was last recorded, under the name that it was registered by."""

    name: Agency
    kind: OrganisationKind
    dates: Dates
    contact: Sealed | None = None
    second_release: bool = False
    """Whether what goes out to the public of its operations is released by another person than prepared it."""
    second_sign_off: bool = False
    """Whether a referral that it sends is signed off by another person than prepared it."""

    @property
    def is_force(self) -> bool:
        """Whether it arrests, and so sees suspects."""
        return self.kind in FORCES


@dataclass
class Organisations:
    """Every organisation in the log, in the order in which they were registered."""

    by_name: dict[str, Organisation] = field(default_factory=dict)
    texts: dict[tuple[str, str, str], RecordedEvent] = field(default_factory=dict)
    """What each tells the people it meets, the latest, by its folded name, the paper and the language."""

    def apply(self, recorded: RecordedEvent) -> bool:
        """Take in the next event; says whether an organisation is another now."""
        event = recorded.event
        if isinstance(event, RightsTextWritten):
            self.texts[(event.name.folded, event.paper, event.language)] = recorded
            return False
        if not isinstance(event, OrganisationRegistered | OrganisationChanged):
            return False
        before = self.of(event.name)
        name, release, sign_off = before.name if before else event.name, event.second_release, event.second_sign_off
        made = Organisation(name, event.kind, event.dates, event.contact, bool(release), bool(sign_off))
        self.by_name[event.name.folded] = made
        return made != before

    def of(self, name: str) -> Organisation | None:
        """The organisation of a name, however it is written; None where it is not known."""
        return self.by_name.get(Agency(name).folded)
