"""The figures of many operations: what one operation adds to a total, and where its people and lessons stand."""

from projections.outcomes.card import Card, KeyFigures, belongs_to, card
from projections.outcomes.merging import merge
from projections.outcomes.partial import Part, Partial, partial
from projections.outcomes.published import public_texts, public_version, published_measures
from projections.outcomes.standing import AGES, STAGES, Standing, standings
from projections.outcomes.totals import measures

__all__ = [
    "AGES",
    "STAGES",
    "Card",
    "KeyFigures",
    "Part",
    "Partial",
    "Standing",
    "belongs_to",
    "card",
    "measures",
    "merge",
    "partial",
    "public_texts",
    "public_version",
    "published_measures",
    "standings",
]
