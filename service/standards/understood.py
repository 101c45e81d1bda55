"""Nationalities and languages as somebody said them, and the codes that stand in the log; on every way in alike."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.declaration import Declared
from domain.texts import Language, Nationality
from domain.vocabulary import SAID
from service.standards import languages, nationalities
from service.standards.names import Finder, answer


@dataclass(frozen=True, slots=True)
class Standard:
    """A list of codes: how one is found, what each is called in English, and what somebody is asked to write."""

    code_of: Callable[[str], str | None]
    names: Callable[[], dict[str, str]]
    finder: Finder
    wanted: str


STANDARDS: dict[object, Standard] = {
    Nationality: Standard(
        nationalities.code_of,
        nationalities.names,
        nationalities.FINDER,
        "Write a country or a nationality, such as Romania or Romanian",
    ),
    Language: Standard(languages.code_of, languages.names, languages.FINDER, "Write a language, such as Romanian"),
}
"""The kind of a field by the standard that its codes follow."""


def read_all_names() -> None:
    """Read every list of names, which takes a second: before somebody at the door waits for it."""
    for standard in STANDARDS.values():
        standard.finder.found("no name at all")


def is_coded(field: Declared) -> bool:
    """Whether a field holds a code of a standard."""
    return field.kind in STANDARDS


def code_of(field: Declared, text: str) -> str | None:
    """The code of what was said, or the answer that is no value; None where it is not understood."""
    said = answer(text) if SAID in field.marks else None
    return said or STANDARDS[field.kind].code_of(text)


def near(field: Declared, text: str) -> list[str]:
    """The English names that are near to what was said, the nearest first."""
    standard = STANDARDS[field.kind]
    return [standard.names()[code] for code in standard.finder.near(text)]


def english(kind: object, code: str) -> str | None:
    """The English name of a code; None where the standard does not have it."""
    return STANDARDS[kind].names().get(code)


def understood(field: Declared, value: object) -> str:
    """The code of what was said. Raises ValueError, in words and with near names, for what is not understood."""
    wanted = STANDARDS[field.kind].wanted
    if not isinstance(value, str):
        raise ValueError(wanted)
    if code := code_of(field, value):
        return code
    names = near(field, value)
    raise ValueError(f"{wanted}. Did you mean {' or '.join(names)}?" if names else wanted)
