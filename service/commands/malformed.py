"""What was proposed cannot be read: which field, what is wrong with it, in words that stand beside the field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

import msgspec

from domain.bounds import NAME, Longest
from domain.kernel import Event
from domain.reading import clean, on_one_line, read_fields


class Malformed(Exception):
    """Nothing is decided and nothing stored. `problems` are (field, words); no field is the whole."""

    def __init__(self, problems: Sequence[tuple[str | None, str]]) -> None:
        super().__init__("; ".join(words for _, words in problems))
        self.problems = tuple(problems)

    @property
    def said(self) -> list[str]:
        """Each problem as one line, with the path of its field."""
        return [f"{words} - at `$.{field}`" if field else words for field, words in self.problems]


def as_meant(kind: type[Event], plain: Mapping[str, object], now: datetime, as_json: bool = False) -> dict[str, object]:
    """What was typed, as it is meant. Raises Malformed for what lies outside what the event's fields declare."""
    made, problems = read_fields(kind, plain, now, as_json)
    if problems:
        raise Malformed(problems)
    return made


def named(field: str, value: object, most: Longest = NAME) -> str | None:
    """A name beside the event's fields: who did it, by which device, under which key; None for nothing.

    Raises Malformed for what is no text, or holds what nobody can see.
    """
    if value is None or value == "":
        return None
    with malformed(field):
        if not isinstance(value, str) or not on_one_line(value):
            raise ValueError("Write a name, in letters that can be seen, on one line")
        clean(value, most.characters)
    return value


@contextmanager
def malformed(field: str | None = None) -> Iterator[None]:
    """Says what cannot be read as Malformed; the field is the one that the error names, or the one given."""
    try:
        yield
    except msgspec.ValidationError as wrong:
        words, _, path = str(wrong).partition(" - at `$.")
        raise Malformed([(_field(path) or field, words)]) from wrong
    except (ValueError, OverflowError) as wrong:
        raise Malformed([(field, str(wrong))]) from wrong


def _field(path: str) -> str:
    """The field at the head of a path: "types[...]`" is `types`."""
    return re.split(r"[`.\[]", path)[0]
