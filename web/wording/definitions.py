"""What each figure counts, in words: the same on its page, in a workbook and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from projections.measures import ANSWERED_BY, DEFINITIONS, OF, TITLES, UNITS
from web.wording.beside_figures import unknown_counts


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure: its sentence, what `n`, `of` and `not_recorded` count, and which entries answer it."""

    code: str
    title: str
    sentence: str
    n: str
    of: str
    not_recorded: str
    answered_by: str


def definition(code: str) -> Definition:
    """What is said of a figure wherever it is explained."""
    answer = ANSWERED_BY[code]
    return Definition(
        code,
        TITLES[code],
        DEFINITIONS[code],
        UNITS[code],
        OF[code] or "",
        unknown_counts(code),
        f"{answer[0].upper()}{answer[1:]}.",
    )


def definitions(codes: Iterable[str]) -> list[Definition]:
    """The same of several."""
    return [definition(code) for code in codes]
