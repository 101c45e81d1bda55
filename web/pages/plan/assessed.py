"""What an assessment of a plan says besides its texts: as questions with their answers, and how high a risk is."""

from dataclasses import dataclass

from domain.assessing import risk_level
from domain.declaration import declared
from domain.events.planning import DpiaApproved, RiskAssessmentRecorded
from domain.kernel import Event
from service.access.access import shown
from service.access.visibility import reads
from web.wording import label, question
from web.wording.capitals import capitalise
from web.wording.labels import coded

SCORED = ("likelihood", "severity", "likelihood_after", "severity_after")
"""Shown as one number, not one by one."""


@dataclass(frozen=True, slots=True)
class RiskShown:
    """A risk before or after what is done about it: low, medium or high, and its score of 25."""

    when: str
    level: str
    score: int


def risks_of(event: Event, seen_by: frozenset[str]) -> list[RiskShown]:
    """How high a risk is, as far as both its numbers were said and are for this audience."""
    name = type(event).__name__
    if not isinstance(event, RiskAssessmentRecorded) or not all(reads(seen_by, name, each) for each in SCORED):
        return []
    pairs = (("Now", event.likelihood, event.severity), ("Then", event.likelihood_after, event.severity_after))
    return [
        RiskShown(when, risk_level(likely, severe), likely * severe)
        for when, likely, severe in pairs
        if likely is not None and severe is not None
    ]


def facts_of(event: Event, seen_by: frozenset[str]) -> list[tuple[str, str]]:
    """Question and answer of every field of an assessment that is no text and no score; none of any other entry."""
    if not isinstance(event, RiskAssessmentRecorded | DpiaApproved):
        return []
    kind, found = type(event), []
    for name, value in shown(seen_by, event).items():
        if name in ("operation", "version", *SCORED):
            continue
        every = value if isinstance(value, list | tuple) else [value]
        said = ", ".join(label(coded(declared(kind)[name], each)) for each in every)
        found.append((question(kind.__name__, name), capitalise(said)))
    return found
