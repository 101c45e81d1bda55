"""What may go out to everybody: the figures with small numbers hidden by construction."""

from projections.public.published import PUBLISHED
from projections.public.report import public_report

__all__ = ["PUBLISHED", "public_report"]
