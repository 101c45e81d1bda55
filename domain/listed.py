"""What a council's directory says of venues and of the partners' contacts."""

from dataclasses import dataclass
from typing import Annotated, Literal

from domain.bounds import NAME
from domain.kernel import Event
from domain.outside import OUTSIDE, ContactId, OrganisationId
from domain.vocabulary import Vocabulary
from domain.words import Agency, OperationId, Sealed

VenueModel = Literal[
    "homelessness_unit", "council_dormitory", "self_contained_flat", "community_building", "hotel", "other"
]
"""What a venue is; the first three are the models that Newcastle tried (FACTS 2.4)."""
SUITABILITY = Vocabulary.of(
    "single_adults couples families unaccompanied_children women_only men_only limited_mobility "
    "extra_vulnerabilities large_groups many_agencies recorded_interviews"
)
"""Whom and what a venue suits, or is not fit for (FACTS 2.4, Newcastle)."""
Reached = Literal["in_hours", "out_of_hours", "deputy"]
"""When a contact of a partner is the one to turn to."""


class Post(Agency):
    """A post, a team or a desk of an organisation, by which it is reached; never a person."""

    __slots__ = ()


class SealedContact(Sealed):
    """Who a contact of a directory is and how they are reached: sealed with a key of that contact's own."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNamed(Event):
    """What is said of one contact in a council's directory: a post of a partner."""

    operation: OperationId = OUTSIDE
    council: Annotated[Agency, NAME]
    partner: Annotated[Agency, NAME]
    post: Annotated[Post, NAME]

    @property
    def tags(self) -> tuple[str, ...]:
        return (OrganisationId.of(self.council).tag,)

    @property
    def contact(self) -> ContactId:
        return ContactId.of(self.council, self.partner, self.post)
