"""What each event means for a day: one small function a type, grouped in the modules by chapter."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from domain.kernel import Event, Past
from projections import fold_centre, fold_people, fold_plan, fold_referrals

if TYPE_CHECKING:
    from projections.day import Day

_MEANING: dict[type[Event], Callable[[Any, Past, Any], None]] = {
    **fold_plan.MEANING,
    **fold_centre.MEANING,
    **fold_people.MEANING,
    **fold_referrals.MEANING,
}


def see(day: "Day", past: Past) -> None:
    """Change the day by one event; a type without a meaning here is only kept among the entries."""
    meaning = _MEANING.get(type(past.event))
    if meaning is not None:
        meaning(day, past, past.event)
