"""Languages: ISO 639-1 where there is a code, else 639-3. Names are those of CLDR and of the standard itself."""

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from service.standards.names import Finder, Names, read_names

if TYPE_CHECKING:
    from iso639 import Language

_NO_LANGUAGE = frozenset(("mis", "mul", "und", "zxx"))
_SPOKEN = (
    "af am ar as az be bg bn bs ca ckb cs cy da de el es et eu fa fi fil fr ga gd gl gu ha he hi hr hu hy id ig is it "
    "ja ka kk km kn ko ku ky ln lo lt lv mk ml mn mr ms mt my ne nl no om or pa pl ps pt rn ro ru rw si sk sl sn so sq "
    "sr sv sw ta te tg th ti tk tr ug uk ur uz vi wo xh yo yue zh zu"
)
"""The languages whose own names are understood, as CLDR writes them."""


@cache
def of_the_standard() -> "set[Language]":
    """Every language of ISO 639, read when first asked for: a short command needs none, and would wait for them."""
    from iso639 import ALL_LANGUAGES

    return ALL_LANGUAGES


@cache
def names() -> dict[str, str]:
    """Each code with its English name, the names of CLDR before those of the standard."""
    english = Locale("en").languages
    found: dict[str, str] = {}
    for each in of_the_standard():
        code = each.part1 or each.part3
        if code not in _NO_LANGUAGE and each.status == "A":
            found[code] = str(english.get(code) or english.get(each.part3) or each.name)
    return dict(sorted(found.items(), key=lambda each: each[1]))


def _of_cldr() -> Names:
    known = names()
    return ((code, name) for code, name in known.items() if code in Locale("en").languages)


def _own_names() -> Names:
    """What languages call themselves."""
    for code in _SPOKEN.split():
        if name := Locale(code).languages.get(code):
            yield code, str(name)


def _of_the_standard() -> Names:
    for each in of_the_standard():
        code = each.part1 or each.part3
        if code in names():
            yield from ((code, name.print) for name in each.other_names or ())
            yield code, each.name


FINDER = Finder(lambda: read_names("languages.txt"), _of_cldr, _own_names, _of_the_standard)


@cache
def _codes() -> dict[str, str]:
    """Every code of ISO 639, the long ones too, by the one that stands in the log."""
    found: dict[str, str] = {}
    for each in of_the_standard():
        code = each.part1 or each.part3
        if code in names():
            found |= {each.part3: code, code: code}
            found |= {long: code for long in (each.part2b, each.part2t) if long}
    return found


def code_of(text: str) -> str | None:
    """The code of a language as somebody said it; None where it is not plain which is meant.

    What is short may be a code or a name: "ga" is the code of Irish, "Ga" with a capital the language of that name.
    """
    said = text.strip()
    short = _codes().get(said.lower())
    if short and said.islower():
        return short
    found = FINDER.found(said, 2 if short else None)
    return found[0] if len(found) == 1 else short
