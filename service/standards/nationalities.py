"""Nationalities: ISO 3166-1 alpha-2, `XK` for Kosovo, and `stateless`. Countries' names are CLDR's."""

from functools import cache

from babel import Locale, localedata
from babel.languages import get_official_languages

from service.standards.names import Finder, Names, read_names

_NOT_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
"""What CLDR names beside ISO 3166-1: parts of countries, unions, and codes for trials."""


@cache
def names() -> dict[str, str]:
    """Each code with what its people are called, "Romanian"; with the country's name where no one word says which."""
    people = dict(reversed(list(read_names("nationalities.txt"))))
    plain = {code: word for code, word in people.items() if list(people.values()).count(word) == 1}
    return dict(sorted({**_countries(), **plain}.items(), key=lambda each: each[1]))


@cache
def _countries() -> dict[str, str]:
    found = {str(code): str(name) for code, name in Locale("en").territories.items()}
    return {code: name for code, name in found.items() if len(code) == 2 and code not in _NOT_COUNTRIES}


def _own_names() -> Names:
    """What a country calls itself, in its own languages."""
    for code in _countries():
        for language in get_official_languages(code, de_facto=True):
            if localedata.exists(language) and (name := Locale.parse(language).territories.get(code)):
                yield code, str(name)


FINDER = Finder(lambda: read_names("nationalities.txt"), lambda: _countries().items(), _own_names)


def code_of(text: str) -> str | None:
    """The code of a nationality as somebody said it; None where it is not plain which is meant."""
    said = text.strip()
    for code in (said.upper(), said.lower()):
        if code in names():
            return code
    found = FINDER.found(said)
    return found[0] if len(found) == 1 else None
