"""What has been said to the public about an operation already: a new version must not give away what they held back."""

import json
from collections.abc import Mapping
from typing import Any

from domain.events.debrief import DebriefReportPublished
from projections.day import Day
from projections.measures import MEASURES
from projections.public import public_report


def public_texts(day: Day) -> tuple[str, ...]:
    """The figures of each public version of the report, as they went out (JSON), in order; withdrawn ones too."""
    return tuple(
        past.event.figures
        for past in day.pasts
        if isinstance(past.event, DebriefReportPublished) and past.event.public and past.event.figures
    )


def public_version(day: Day) -> dict[str, dict[str, Any]]:
    """Every measure of an operation with small numbers held back, safe beside what was published of it before."""
    before = [published_measures(text) for text in public_texts(day)]
    return public_report({code: measure(day) for code, measure in MEASURES.items()}, before=before)


def published_measures(text: str) -> Mapping[str, Any]:
    """The measures in a published text by their id; empty where it holds none."""
    said = json.loads(text)
    measures = said.get("measures") if isinstance(said, dict) else None
    return measures if isinstance(measures, dict) else {}
