"""What the Home Office published of the whole country, each figure with its period and its source (FACTS 1.8)."""

from dataclasses import dataclass
from typing import Literal

Of = Literal["referrals", "notifications"]
_YEAR_2024 = (
    "https://gov.uk/government/statistics/modern-slavery-nrm-and-dtn-statistics-end-of-year-summary-2024/"
    "annex-an-analysis-of-nrm-referrals-and-dtn-reports-for-potential-victims-of-modern-slavery-2023-to-2024"
)
_LATE_2025 = (
    "https://www.gov.uk/government/statistics/"
    "modern-slavery-nrm-and-dtn-statistics-october-to-december-2025/"
    "modern-slavery-national-referral-mechanism-and-duty-to-notify-statistics-uk-quarter-4-2025-october-to-december"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalFigure:
    """How many referrals or notifications there were in a period; `nationality`: per cent of them, the first three."""

    of: Of
    period: str
    n: int
    source: str
    nationality: tuple[tuple[str, int], ...] = ()


NATIONAL = (
    NationalFigure(of="referrals", period="2024", n=19_125, source=_YEAR_2024),
    NationalFigure(of="notifications", period="2024", n=5_598, source=_YEAR_2024),
    NationalFigure(
        of="referrals",
        period="2025 Q4",
        n=6_021,
        source=_LATE_2025,
        nationality=(("GB", 22), ("ER", 14), ("SO", 10)),
    ),
)
"""The latest that is at hand, the earliest first."""
