"""Night by night: how many centre beds were held at 04:00 local, of those booked (FACTS 3.2, M30)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from projections.local_time import LONDON, local_date
from projections.measures.looks import went_live
from projections.measures.stay import NIGHT, nights
from projections.operation.entities import Centre
from projections.operation.state import OperationState


@dataclass(frozen=True, slots=True)
class Night:
    """One night, named by the morning on which it ends; `booked` None where no booking says so."""

    morning: date
    held: int
    booked: int | None


def bed_nights(state: OperationState) -> list[Night]:
    """Every night that was booked or slept in, up to the last entry; the sum of `held` is the bed-nights used."""
    held = Counter(night for stay in state.stays for night in nights(stay, state))
    booked: Counter[date] = Counter()
    for centre in state.centres.values():
        booked.update(dict.fromkeys(_mornings(state, centre), centre.beds or 0))
    return [Night(each, held[each], booked.get(each)) for each in sorted({*held, *booked})]


def _mornings(state: OperationState, centre: Centre) -> list[date]:
    """The mornings after the nights booked; a booking without a first night begins when the operation does."""
    live = went_live(state)
    first = centre.first_night or (local_date(live.at) if live else None)
    if first is None or centre.beds is None or state.now is None:
        return []
    past = (local_date(state.now) - first).days
    mornings = [first + timedelta(days=number + 1) for number in range(min(centre.nights or 0, past))]
    return [each for each in mornings if datetime.combine(each, time(NIGHT.hour), LONDON) <= state.now]
