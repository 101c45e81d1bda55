"""What may be published: the figures with small numbers hidden, and whatever would give them away."""

from projections.disclosure.policy import PUBLISHED
from projections.disclosure.report import public_report

__all__ = ["PUBLISHED", "public_report"]
