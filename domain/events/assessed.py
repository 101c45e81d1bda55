"""What the assessments of a plan say; the events themselves stand with the planning that they belong to."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.assessing import AT_RISK, CONDITIONS, CONTROLS, DATA_CATEGORIES, LawfulBasis, RiskLevel
from domain.bounds import NAME, PLANNED, RISK_SCALE, VERSION
from domain.kernel import Event
from domain.vocabulary import OWNERS, Code
from domain.words import Owner, Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSaid(Event):
    """All risks in one text, or one risk with how likely and how severe it is.

    `..._after` is what is left of it once that is done which the measures say.
    """

    text: Sealed | None = None
    hazard: Sealed | None = None
    at_risk: tuple[Annotated[Code, AT_RISK], ...] | None = None
    likelihood: Annotated[int, RISK_SCALE] | None = None
    severity: Annotated[int, RISK_SCALE] | None = None
    control: tuple[Annotated[Code, CONTROLS], ...] | None = None
    measures: Sealed | None = None
    likelihood_after: Annotated[int, RISK_SCALE] | None = None
    severity_after: Annotated[int, RISK_SCALE] | None = None
    owner: Annotated[Owner, OWNERS, NAME] | None = None
    review: Annotated[date, PLANNED] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactSaid(Event):
    """What the data of an operation may do to people; what stands in a system of its own is left out."""

    version: Annotated[int, VERSION] | None = None
    purpose: Sealed | None = None
    categories: tuple[Annotated[Code, DATA_CATEGORIES], ...] | None = None
    basis: LawfulBasis | None = None
    conditions: tuple[Annotated[Code, CONDITIONS], ...] | None = None
    sharing: Sealed | None = None
    hazard: Sealed | None = None
    measures: Sealed | None = None
    retention: Sealed | None = None
    advice: Sealed | None = None
    left_over: RiskLevel | None = None
    review: Annotated[date, PLANNED] | None = None
