"""Which code a name means: in any case, with or without accents, as the list's own word or a usual misspelling."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from unicodedata import combining, normalize

Names = Iterable[tuple[str, str]]
"""(code, a name of it), a code as often as it has names."""
ANSWERS = {
    "not_known": ("not known", "unknown", "don't know", "does not know", "n/k"),
    "refused": ("refused to say", "would not say", "declined", "prefers not to say"),
}
"""Answers that are no value, by the words in which they are given."""
_BLANKS = re.compile(r"[\W_]+")
NEAR = 0.72
"""How alike two words are at least, of 1, for the one to be offered in place of the other."""


def folded(text: str) -> str:
    """A name without what makes no difference: capitals, accents, blanks and stops."""
    plain = "".join(each for each in normalize("NFKD", text).casefold() if not combining(each))
    words = _BLANKS.sub(" ", plain.replace("&", " and ")).split()
    return " ".join("st" if each == "saint" else each for each in words)


def read_names(file: str) -> Names:
    """The lines of a data file of this folder: a code, then its names."""
    for line in (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines():
        code, _, names = line.partition(" ")
        if code != "#":
            yield from ((code, name.strip()) for name in names.split(","))


class Finder:
    """Finds the code of a name. Sources are asked in turn, and read when it is their turn for the first time."""

    def __init__(self, *sources: Callable[[], Names]) -> None:
        self._sources = list(sources)
        self._read: dict[int, dict[str, dict[str, None]]] = {}

    def found(self, text: str, sources: int | None = None) -> tuple[str, ...]:
        """The codes that the first source that knows a name gives it: one where it is plain, several where it is not.

        `sources` is how many of them are asked, where not all.
        """
        word = folded(text)
        for turn in range(len(self._sources[:sources])):
            if codes := self._names(turn).get(word):
                return tuple(codes)
        return ()

    def near(self, text: str, most: int = 4) -> tuple[str, ...]:
        """Codes whose names look like what was typed, the nearest first."""
        if several := self.found(text):
            return several[:most]
        codes: dict[str, None] = {}
        for turn in range(min(2, len(self._sources))):
            for word in get_close_matches(folded(text), self._names(turn), most, NEAR):
                codes.update(self._names(turn)[word])
        return tuple(codes)[:most]

    def _names(self, turn: int) -> dict[str, dict[str, None]]:
        if turn not in self._read:  # Two threads may read it at once, to the same end.
            made: dict[str, dict[str, None]] = {}
            for code, name in self._sources[turn]():
                made.setdefault(folded(name), {})[code] = None
            self._read[turn] = made
        return self._read[turn]


def answer(text: str) -> str | None:
    """The answer that is no value, where a text is one."""
    word = folded(text)
    return next((code for code, said in ANSWERS.items() if word in map(folded, (code, *said))), None)
