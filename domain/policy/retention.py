"""How long looks at people's data, invitations and own templates are kept, with the dates of each period (FACTS 5.3).

No published period was found for this kind of record: the value is a placeholder (own), under which nothing is removed.
Whoever removes anything names their own period and where it stands.
"""

from datetime import date

from domain.bounds import years_after
from domain.policy.dated import Dated, in_force

KEPT_YEARS: Dated = ((date.min, 6),)
PLACEHOLDER = "placeholder of the product: no published period was found"
LEAST_YEARS, MOST_YEARS = 1, 100


def first_kept(today: date, years: int | None = None) -> date:
    """The first day of which all is still kept, under a period of so many years or the placeholder's."""
    return years_after(today, -(in_force(KEPT_YEARS, today) if years is None else years))
