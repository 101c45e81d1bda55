"""How large, how long, how far away: the bounds that a field declares, and how what is typed is read against them.

A bound stands beside the field's type in `Annotated`. What is typed is held against it on the way in; what is stored
is read without it, so that a bound that is drawn closer later leaves the log readable.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.declaration import Declared, declared, derived, fields_of
from domain.times import LONDON, read_date, read_time
from domain.words import Id, PersonId, Sealed


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
        if day > years_after(now.astimezone(LONDON).date(), self.years_ahead):
            raise ValueError(f"Choose a date in the next {self.years_ahead} years")


PEOPLE = Between(0, 2_000)
"""People who are counted, and beds for them: more than any centre ever held."""
IN_A_VEHICLE = Between(1, 100)
EXPECTED = Between(1, 5_000)
NIGHTS = Between(0, 400)
STAFF = Between(0, 1_000)
PACKS = Between(0, 10_000)
POUNDS = Between(0, 10_000_000)
VERSION = Between(1, 1_000)
NAME = Longest(80)
REMARK = Longest(400)
OF_THE_OPERATION = Longest(50_000)
"""A text that is sealed with the operation's key: a handover, objectives, a briefing."""
ABOUT_A_PERSON = Longest(15_000)
"""A text that is sealed with a person's key: as long as the referral form takes."""
PLANNED = Dated(date(2015, 1, 1), 5)


_WHOLE = re.compile(r"-?[0-9]{1,18}")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters: nobody sees them, and documents and tables do not survive them. A tab and a new line stay."""
_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def read_fields(
    event: type, plain: Mapping[str, object], now: datetime
) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """What was typed into the fields of an event, as it is meant, and what is wrong: (field, words for who typed it).

    `plain` holds values as JSON has them; one of another type altogether is left to whoever reads the event.
    """
    made, wrong = dict(plain), []
    fields = declared(event)
    for name, value in plain.items():
        if name in fields and value is not None:
            try:
                made[name] = read_field(event, fields[name], value, now)
            except ValueError as words:
                wrong.append((name, str(words)))
    return made, wrong


def read_field(event: type, field: Declared, value: object, now: datetime) -> object:
    """One field as it is meant. Raises ValueError, in words, for what lies outside what the field declares."""
    if field.many and isinstance(value, list | tuple):
        return [_read(event, field, each, now) for each in value]
    return _read(event, field, value, now)


@derived
def longest(event: type, field: Declared) -> int | None:
    """How many characters a field takes; None where it holds no text. A sealed text is bound by whose key it has."""
    if field.is_a(Sealed):
        about_a_person = any(not each.many for each in fields_of(event, PersonId))
        return (ABOUT_A_PERSON if about_a_person else OF_THE_OPERATION).characters
    return next((mark.characters for mark in field.marks if isinstance(mark, Longest)), None)


def clean(text: str, most: int | None = None) -> str:
    """A text without what nobody sees, its lines ended alike. Raises ValueError, in words, where it is too long."""
    if _NO_CHARACTER.search(text):
        raise ValueError("Write it again: a part of it is no text")
    made = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if most is not None and len(made) > most:
        raise ValueError(f"Write at most {most:,} characters; this has {len(made):,}")
    return made


def _read(event: type, field: Declared, value: object, now: datetime) -> object:
    if field.is_a(bool):
        return value
    if field.is_a(datetime):
        return _within(field, value if isinstance(value, datetime) else read_time(value, now), now)
    if field.is_a(date):
        return _within(field, value if isinstance(value, date) else read_date(value), now)
    if field.is_a(int):
        return _number(field, value)
    if not isinstance(value, str):
        return value
    if field.codes and value not in field.codes:
        raise ValueError(f"Choose one of: {', '.join(field.codes)}")
    if field.is_a(Id) and _UNSEEN.search(value):
        raise ValueError("Write it again, without what cannot be seen")
    return clean(value, longest(event, field))


def _number(field: Declared, value: object) -> int:
    bound = next(mark for mark in field.marks if isinstance(mark, Between))
    number = int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else value
    if type(number) is not int or not bound.least <= number <= bound.most:
        raise ValueError(f"Write a number from {bound.least:,} to {bound.most:,}")
    return number


def _within(field: Declared, read: date, now: datetime) -> date:
    """A date or a moment that lies where the field says."""
    day = read.astimezone(LONDON).date() if isinstance(read, datetime) else read
    for mark in field.marks:
        if isinstance(mark, Dated):
            mark.check(day, now)
    return read


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March for 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
