"""What is typed into a field, as it is meant; or in words, why it is not what the field declares."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from domain.bounds import NAME, Between, Dated, closed, longest
from domain.declaration import Declared, declared
from domain.names import mixes_alphabets, squeezed
from domain.patterned import Patterned
from domain.texts import CodeName
from domain.times import local_date, read_date, read_time
from domain.words import Agency, Id, PartnerId, Sealed

_WHOLE = re.compile(r"-?[0-9]{1,18}")
_POUNDS = re.compile(r"([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,2}|\.[0-9]{1,2}0+)?")
PENNY = Decimal("0.01")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
"""Control characters, and what turns the order of letters round: nobody sees them, documents and tables do not survive
them, and a sentence around them reads as another. A tab and a new line stay."""
_NEW_LINE = re.compile("\r\n?|[\x85\u2028\u2029]")
"""A new line as others write it: whoever reads one entry a line would be given two."""
_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def read_fields(
    event: type, plain: Mapping[str, object], now: datetime, as_json: bool = False
) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """What was typed into the fields of an event, as it is meant, and what is wrong: (field, words for who typed it).

    `plain` holds values as JSON has them; one of another type altogether is left to whoever reads the event. A form
    and a file send numbers, yes and no as texts; what is said `as_json` has JSON's own.
    """
    made, wrong = dict(plain), []
    fields = declared(event)
    for name, value in plain.items():
        if name in fields and value is not None:
            try:
                made[name] = read_field(event, fields[name], value, now)
                if as_json:
                    _must_be_json(fields[name], value)
            except ValueError as words:
                wrong.append((name, str(words)))
    return made, wrong


def read_field(event: type, field: Declared, value: object, now: datetime) -> object:
    """One field as it is meant. Raises ValueError, in words, for what lies outside what the field declares."""
    if field.many and isinstance(value, list | tuple):
        return [_read(event, field, each, now) for each in value]
    return _read(event, field, value, now)


def _must_be_json(field: Declared, value: object) -> None:
    """Raises ValueError, in words, for a text in the place of a number, anything else in that of true and false."""
    for each in value if isinstance(value, list) else [value]:
        if field.is_a(bool) and not isinstance(each, bool):
            raise ValueError("Send true or false")
        if (field.is_a(int) or field.is_a(Decimal)) and isinstance(each, str):
            raise ValueError("Send a number, not a text")


def clean(text: str, most: int | None = None) -> str:
    """A text without what nobody sees, its lines ended alike. Raises ValueError, in words, where it is too long."""
    plain = text.isascii() and text.isprintable()  # as nearly all are: nothing in it that has to be looked for
    if not plain and _NO_CHARACTER.search(text):
        raise ValueError("Write it again: a part of it is no text")
    lines = text if plain else _NEW_LINE.sub("\n", text)
    if most is not None and len(lines) > most:
        raise ValueError(f"Write at most {most:,} characters; this has {len(lines):,}")
    return lines if plain else _UNSEEN.sub("", lines)


def on_one_line(said: str) -> bool:
    """Whether a text can be seen whole, on one line."""
    try:
        return clean(said) == said and not set("\n\t") & set(said)
    except ValueError:  # a part of it is no text
        return False


def is_a_name(said: str) -> bool:
    """Whether a text stands on one line, can be seen whole, and mixes no alphabets: nobody takes it for another."""
    try:
        return bool(said) and squeezed(clean(said, NAME.characters)) == said and not mixes_alphabets(said)
    except ValueError:
        return False


def _read(event: type, field: Declared, value: object, now: datetime) -> object:
    if field.is_a(bool):
        return value
    if field.is_a(datetime):
        return _within(field, value if isinstance(value, datetime) else read_time(value, now), now)
    if field.is_a(date):
        return _within(field, value if isinstance(value, date) else read_date(value), now)
    if field.is_a(int) or field.is_a(Decimal):
        return _number(field, value) if field.is_a(int) else _amount(field, value)
    if not isinstance(value, str):
        if field.is_a(Sealed):
            raise ValueError("Write it as a text")
        return value
    return _text(event, field, value)


def _text(event: type, field: Declared, value: str) -> str:
    if (codes := closed(field)) and value not in codes:
        raise ValueError(f"Choose one of: {', '.join(codes)}")
    if (field.is_a(Id) or field.is_a(Patterned)) and _UNSEEN.search(value):
        raise ValueError("Write it again, without what cannot be seen")
    if (field.is_a(Agency) or field.is_a(PartnerId)) and mixes_alphabets(value):
        raise ValueError("Write it again: a word of it mixes letters of two alphabets")
    said = clean(value, longest(event, field))
    return squeezed(said) if field.is_a(CodeName) else said


def _number(field: Declared, value: object) -> int:
    bound = next(mark for mark in field.marks if isinstance(mark, Between))
    number = int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else value
    if type(number) is not int or not bound.least <= number <= bound.most:
        raise ValueError(f"Write a number from {bound.least:,} to {bound.most:,}")
    return number


def _amount(field: Declared, value: object) -> Decimal:
    """Pounds and pence, as a number or as people write them ("£1,200.50")."""
    bound = next(mark for mark in field.marks if isinstance(mark, Between))
    wrong = f"Write an amount from {bound.least:,} to {bound.most:,}, such as 12 or 12.50"
    written = value.strip().removeprefix("£").strip() if isinstance(value, str) else str(value)
    if isinstance(value, bool) or _POUNDS.fullmatch(written) is None:
        raise ValueError(wrong)
    amount = Decimal(written.replace(",", ""))
    if not bound.least <= amount <= bound.most:
        raise ValueError(wrong)
    return amount.quantize(Decimal(1) if amount == int(amount) else PENNY)


def _within(field: Declared, read: date, now: datetime) -> date:
    """A date or a moment that lies where the field says."""
    day = local_date(read) if isinstance(read, datetime) else read
    for bound in (mark for mark in field.marks if isinstance(mark, Dated)):
        bound.check(day, now)
    return read
