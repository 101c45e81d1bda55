"""Night by night: how many centre beds were held at 04:00 local, of those booked (FACTS 3.2, M30)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from projections.day import Day
from projections.local import LONDON, local_date
from projections.measures.outcomes import went_live
from projections.measures.stay import NIGHT, nights
from projections.things import Centre


@dataclass(frozen=True, slots=True)
class Night:
    """One night, named by the morning on which it ends; `booked` None where no booking says so."""

    morning: date
    held: int
    booked: int | None


def bed_nights(day: Day) -> list[Night]:
    """Every night that was booked or slept in, up to the last entry; the sum of `held` is the bed-nights used."""
    held = Counter(night for stay in day.stays for night in nights(stay, day))
    booked: Counter[date] = Counter()
    for centre in day.centres.values():
        booked.update(dict.fromkeys(_mornings(day, centre), centre.beds or 0))
    return [Night(each, held[each], booked.get(each)) for each in sorted({*held, *booked})]


def _mornings(day: Day, centre: Centre) -> list[date]:
    """The mornings after the nights booked; a booking without a first night begins when the operation does."""
    live = went_live(day)
    first = centre.first_night or (local_date(live.at) if live else None)
    if first is None or centre.beds is None or day.now is None:
        return []
    mornings = [first + timedelta(days=number + 1) for number in range(centre.nights or 0)]
    return [each for each in mornings if datetime.combine(each, time(NIGHT.hour), LONDON) <= day.now]
