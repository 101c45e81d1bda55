"""What may be published: the figures with small numbers hidden, and whatever would give them away."""

from projections.disclosure.beside import OtherTotal, beside
from projections.disclosure.policy import PUBLISHED
from projections.disclosure.report import public_report
from projections.disclosure.settings import PublishedTotal
from projections.disclosure.why import Hidden, hidden_in
from projections.disclosure.within import TellsOfOthers

__all__ = [
    "PUBLISHED",
    "Hidden",
    "OtherTotal",
    "PublishedTotal",
    "TellsOfOthers",
    "beside",
    "hidden_in",
    "public_report",
]
