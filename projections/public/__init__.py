"""What may be published: the figures with small numbers hidden, and whatever would give them away."""

from projections.public.published import PUBLISHED
from projections.public.report import public_report

__all__ = ["PUBLISHED", "public_report"]
