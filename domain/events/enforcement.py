"""Enforcement: entry, arrests, action against the exploitation. Restricted to police roles where suspects are named."""

from typing import Annotated

from domain.asking import OF_EACH
from domain.bounds import NAME
from domain.kernel import Event, event
from domain.vocabulary import (
    IMMIGRATION_ACTIONS,
    CaseOutcome,
    Code,
    DisruptionKind,
    FourP,
    OffenceGroup,
    Premises,
    PremisesAction,
)
from domain.words import Agency, PersonId, SuspectId


@event
class SiteEntered(Event):
    """Police entered the site: the operation is live, and belongs to this date."""


@event
class SuspectArrested(Event):
    """A suspect was arrested; suspects never come to the centre."""

    suspect: SuspectId
    offence_group: OffenceGroup | None = None


@event
class DisruptionInterventionRecorded(Event):
    """An agency acted against the exploitation itself; `four_p` is the strand of the strategy that it belongs to."""

    agency: Annotated[Agency, NAME, OF_EACH]
    kind: Annotated[DisruptionKind, OF_EACH] | None = None
    four_p: FourP | None = None


@event
class PremisesActionTaken(Event):
    """Premises were closed, prohibited, given notice, or nothing was done about them."""

    premises: Premises | None = None
    action: PremisesAction


@event
class ImmigrationActionRecorded(Event):
    """Immigration officers detained or arrested a person: an outcome, recorded and not hidden."""

    person: PersonId
    action: Annotated[Code, IMMIGRATION_ACTIONS] | None = None


@event
class ChargeRecorded(Event):
    """A suspect was charged."""

    suspect: SuspectId | None = None
    offence_group: OffenceGroup | None = None


@event
class CaseOutcomeRecorded(Event):
    """A case ended in court."""

    suspect: SuspectId | None = None
    outcome: CaseOutcome | None = None
