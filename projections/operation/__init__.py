"""One operation's events folded into what happened to whom: its state, entities and handlers."""

from projections.operation import (
    on_arrivals,
    on_belongings,
    on_centre,
    on_people,
    on_planning,
    on_referrals,
    on_sessions,
    on_shift,
)

__all__ = [
    "on_arrivals",
    "on_belongings",
    "on_centre",
    "on_people",
    "on_planning",
    "on_referrals",
    "on_sessions",
    "on_shift",
]
