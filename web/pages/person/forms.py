"""Where something is recorded about a person: the address of each form, for those who may enter it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from domain.words import PersonId
from projections.operation.state import OperationState
from service.access.access import Viewer, may_do
from web.http.addresses import form_of


@dataclass(frozen=True, slots=True)
class PersonForms:
    """The forms about one person ("P03"); each comes back to the page that it was opened from."""

    state: OperationState
    viewer: Viewer
    ref: str
    page: str = ""

    @property
    def person(self) -> str:
        """The address of their page."""
        return f"/operations/{self.state.id}/people/{self.ref}"

    @property
    def here(self) -> str:
        """The address of the page that is open."""
        return f"{self.person}/{self.page}" if self.page else self.person

    def may(self, event: str) -> bool:
        """Whether this user may enter a type of event; of a registration that was voided nobody enters anything."""
        person = self.state.people.get(PersonId.of(self.state.id, self.ref))
        return may_do(self.viewer, event) and not (person and person.voided)

    def post(self, event: str) -> str:
        """Where a form about them is sent."""
        return form_of(self.state.id, event)

    def get(self, event: str | None, **more: str) -> str | None:
        """The form of a type of event; None where there is none, or where it is not this user's to enter."""
        if event is None or not self.may(event):
            return None
        return f"{self.post(event)}?{urlencode({'person': self.ref, 'next': self.here, **more})}"
