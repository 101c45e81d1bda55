"""How large, how long, how far away: the bounds that a field declares, and what lies outside them.

A bound stands beside the field's type in `Annotated`. What is typed is held against it on the way in; what is stored
is read without it, so that a bound that is drawn closer later leaves the log readable.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.declaration import Declared, declared, derived, fields_of
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
    """A date or a moment from a day up to so many years from today."""

    first: date
    years_ahead: int


PEOPLE = Between(0, 2_000)
"""People who are counted, and beds for them: more than any centre ever held."""
IN_A_VEHICLE = Between(0, 100)
ON_FOOT = Between(1, 2_000)
EXPECTED = Between(1, 5_000)
NIGHTS = Between(0, 400)
STAFF = Between(0, 1_000)
PACKS = Between(0, 10_000)
POUNDS = Between(0, 10_000_000)
VERSION = Between(1, 1_000)
NAME = Longest(80)
OF_THE_OPERATION = Longest(50_000)
"""A text that is sealed with the operation's key: a handover, objectives, a briefing."""
ABOUT_A_PERSON = Longest(15_000)
"""A text that is sealed with a person's key: as long as the referral form takes."""
PLANNED = Dated(date(2015, 1, 1), 5)
STATUTORY = Dated(date(2009, 4, 1), 5)
"""From the beginning of the National Referral Mechanism on."""


def out_of_bounds(event: type, plain: Mapping[str, object], today: date) -> Iterator[tuple[str, str]]:
    """Each field whose value lies outside what it declares, with a sentence for whoever typed it.

    `plain` holds values as JSON has them; one of another type altogether is left to whoever reads the event.
    """
    fields = declared(event)
    for name, value in plain.items():
        if name not in fields or value is None:
            continue
        each = fields[name]
        most = longest(event, each)
        values = value if each.many and isinstance(value, list | tuple) else [value]
        wrong = (found for one in values if (found := _wrong(each, most, one, today)))
        if words := next(wrong, None):
            yield name, words


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


def _wrong(field: Declared, most: int | None, value: object, today: date) -> str | None:
    if most is not None and isinstance(value, str) and len(value) > most:
        return f"Write at most {most:,} characters; this has {len(value):,}"
    codes = closed(field)
    if codes and isinstance(value, str) and value not in codes:
        return f"Choose one of: {', '.join(codes)}"
    for mark in field.marks:
        match mark:
            case Between(least, greatest) if (n := _number(value)) is not None and not least <= n <= greatest:
                return f"Write a number from {least:,} to {greatest:,}"
            case Dated() if (day := _day(value)) is not None:
                return _too_far(mark, day, today)
    return None


def _number(value: object) -> int | float | None:
    """A number in whatever way it is written that is read as one ("5e10"); anything else is not told here."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return None


def _day(value: object) -> date | None:
    """The day of a date or of a moment, as text, as seconds since 1970, or read already."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and value[4:5] == "-":
            return date.fromisoformat(value[:10])
        seconds = _number(value)
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _too_far(mark: Dated, day: date, today: date) -> str | None:
    if day < mark.first:
        return f"Choose a date from {mark.first.year} on"
    if day.year > today.year + mark.years_ahead:
        return f"Choose a date in the next {mark.years_ahead} years"
    return None
