"""How long looks at people's data are kept, with the dates from which each period holds (FACTS 5.3).

No published period was found for this kind of record: the value is a placeholder (own), under which nothing is removed.
Whoever removes anything names their own period and where it stands.
"""

from datetime import date

from domain.bounds import years_after
from domain.policy.dated import Dated, in_force

ACCESS_LOG_YEARS: Dated = ((date.min, 6),)
PLACEHOLDER = "placeholder of the product: no published period was found"
LEAST_YEARS, MOST_YEARS = 1, 100


def first_kept(today: date, years: int | None = None) -> date:
    """The first day whose looks are still kept, under a period of so many years or the placeholder's."""
    return years_after(today, -(in_force(ACCESS_LOG_YEARS, today) if years is None else years))
