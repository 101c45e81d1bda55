"""What a council's directory says of venues and of the partners' contacts."""

from typing import Literal

from domain.vocabulary import Vocabulary
from domain.words import Agency

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
