"""How large, how long, how far away: the bounds that a field declares.

A bound stands beside the field's type in `Annotated`. What is typed is held against it on the way in; what is stored
is read without it, so that a bound that is drawn closer later leaves the log readable.
"""

from dataclasses import dataclass
from datetime import date, datetime

from domain.declaration import Declared, derived, fields_of
from domain.times import local_date
from domain.vocabulary import offered
from domain.words import PersonId, Sealed


@dataclass(frozen=True, slots=True)
class Between:
    """A number from the one to the other, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Longest:
    """A text of at most so many characters."""

    characters: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or a moment from a day up to so many years from today, both included."""

    first: date
    years_ahead: int

    def check(self, day: date, now: datetime) -> None:
        """Raises ValueError, in words, for a day that lies elsewhere."""
        if day < self.first:
            raise ValueError(f"Choose a date from {self.first.year} on")
        if day > years_after(local_date(now), self.years_ahead):
            raise ValueError(f"Choose a date in the next {self.years_ahead} years")


PEOPLE = Between(0, 2_000)
"""People who are counted, and beds for them: more than any centre ever held."""
IN_A_VEHICLE = Between(1, 100)
ON_FOOT = Between(1, 2_000)
EXPECTED = Between(1, 5_000)
NIGHTS = Between(0, 400)
BREAK = Between(1, 600)
"""Minutes of a break."""
STAFF = Between(0, 1_000)
PACKS = Between(0, 10_000)
POUNDS = Between(0, 10_000_000)
"""With pence: a decimal of at most two places, which no float has a part in."""
VERSION = Between(1, 1_000)
MINUTES = Between(1, 1_440)
HOURS = Between(1, 240)
DAYS = Between(0, 30)
RISK_SCALE = Between(1, 5)
"""How likely or how severe a risk is, from least to most."""
HOUR_OF_DAY = Between(0, 23)
NAME = Longest(80)
LINE = Longest(300)
"""An address, a contact: what stands on a line or two."""
PARAGRAPH = Longest(2_000)
KEY = Longest(200)
"""An idempotency key, as long as any client's."""
OF_THE_OPERATION = Longest(50_000)
"""A text that is sealed with the operation's key: a handover, objectives, a briefing."""
ABOUT_A_PERSON = Longest(15_000)
"""A text that is sealed with a person's key: as long as the referral form takes."""
PLANNED = Dated(date(2015, 1, 1), 5)
STATUTORY = Dated(date(2009, 4, 1), 5)
"""From the beginning of the National Referral Mechanism on."""


@derived
def longest(event: type, field: Declared) -> int | None:
    """How many characters a field takes; None where it holds no text.

    A sealed text that says nothing else is bound by whose key it has.
    """
    said = next((mark.characters for mark in field.marks if isinstance(mark, Longest)), None)
    if said is not None or not field.is_a(Sealed):
        return said
    about_a_person = any(not each.many for each in fields_of(event, PersonId))
    return (ABOUT_A_PERSON if about_a_person else OF_THE_OPERATION).characters


@derived
def closed(field: Declared) -> tuple[str, ...]:
    """The codes of which a value must be one; none where it holds something else."""
    return field.codes or (offered(field.marks) if field.kind is str else ())


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March for 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
