"""The figures of many operations: what one operation adds to a total, and where its people and lessons stand."""

from projections.across.contribution import Contribution, FigurePart, contribution_of
from projections.across.merge import merge
from projections.across.national import Sent, sent
from projections.across.operation_row import KeyFigures, OperationRow, belongs_to, row_of
from projections.across.public_totals import public_texts, public_version, published_measures
from projections.across.register import AGES, STAGES, StagePeriod, stage_periods
from projections.across.totals import measures

ROWS: dict[str, int] = {
    "contribution": 2,
    "operation": 5,
    "register": 1,
    "lesson": 1,
    "intervention": 1,
    "published": 1,
    "sight": 1,
    "public": 2,
    "national": 1,
    "layout": 7,
}
"""The version of each kind of row that is kept across operations; raised whenever what a row says changes.

`public` is what is made of the same figures for the public; `layout` is that of the tables themselves.
A figure has a version of its own, where it is declared.
"""

__all__ = [
    "AGES",
    "ROWS",
    "STAGES",
    "Contribution",
    "FigurePart",
    "KeyFigures",
    "OperationRow",
    "Sent",
    "StagePeriod",
    "belongs_to",
    "contribution_of",
    "measures",
    "merge",
    "public_texts",
    "public_version",
    "published_measures",
    "row_of",
    "sent",
    "stage_periods",
]
