"""What is published over many operations. It is in no operation: it belongs to the organisation whose they are."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.asking import NOT_ASKED, OF_EACH
from domain.bounds import NAME, PLANNED, VERSION
from domain.kernel import Event, event
from domain.outside import OUTSIDE, OrganisationId
from domain.patterned import ShownCode
from domain.policy.small_numbers import SmallNumbers
from domain.texts import Figures
from domain.words import Agency, OperationId


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesNamed(Event):
    """A version of the public figures of an organisation's operations over whole quarters, both days included."""

    operation: OperationId = OUTSIDE
    organisation: Annotated[Agency, NAME] | None = None
    since: Annotated[date, PLANNED, OF_EACH]
    until: Annotated[date, PLANNED, OF_EACH]
    version: Annotated[int, VERSION, OF_EACH]

    @property
    def tags(self) -> tuple[str, ...]:
        return (OrganisationId.of(self.organisation or "").tag,)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesSaid(OutcomesNamed):
    """The figures of such a version, and what it hides."""

    small_numbers: SmallNumbers = "standard"
    hide_suspects: bool = False
    figures: Figures | None = None
    seen: Annotated[ShownCode, NOT_ASKED] | None = None
    second_release: bool = False


@event
class OutcomesPrepared(OutcomesSaid):
    """Public outcomes wait for somebody else to release them; this holds what will stand in them."""


@event
class OutcomesPublished(OutcomesSaid):
    """Public outcomes of a period went out; this holds their figures and stays as it was."""


@event
class PreparedOutcomesVoided(OutcomesNamed):
    """Public outcomes that were prepared are taken back before anybody released them; their number stays free."""
