"""What has been said to the public about an operation already: a new version must not give away what they held back."""

import json
from collections.abc import Sequence

from domain.events.debrief import DebriefReportPublished
from domain.policy.small_numbers import STANDARD, Thresholds
from projections.disclosure import PublishedTotal, public_report
from projections.disclosure.settings import PublishedFigures
from projections.measures import measured
from projections.operation.state import OperationState


def public_texts(state: OperationState) -> tuple[str, ...]:
    """The figures of each public version of the report, as they went out (JSON), in order; withdrawn ones too."""
    return tuple(
        recorded.event.figures
        for recorded in state.recorded_events
        if isinstance(recorded.event, DebriefReportPublished) and recorded.event.public and recorded.event.figures
    )


def public_version(
    state: OperationState, thresholds: Thresholds = STANDARD, within: Sequence[PublishedTotal] = ()
) -> dict[str, dict[str, object]]:
    """Every measure of an operation with small numbers held back, safe beside what was published of it before, and
    beside the totals `within` which it is counted in public already.
    """
    before = [published_measures(text) for text in public_texts(state)]
    figures = measured(state)
    return public_report(figures, thresholds=thresholds, before=before, within=within)


def published_measures(text: str) -> PublishedFigures:
    """The measures in a published text by their id; empty where it holds none."""
    said = json.loads(text)
    measures = said.get("measures") if isinstance(said, dict) else None
    return measures if isinstance(measures, dict) else {}
