"""Names of organisations: "british red cross" is "British Red Cross"; the spelling that came first stands."""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import name as letter
from unicodedata import normalize

FOLDED = 4_096
"""Names of which is remembered how they compare: a day asks of the same few again and again."""


NOTHING = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF])
"""What nobody sees in a name and a copied one may hold: marks of direction, and of where a line may break."""


def squeezed(name: str) -> str:
    """A name with single blanks and none around it, its letters as they were written."""
    return " ".join(normalize("NFC", name).translate(NOTHING).split())


@lru_cache(FOLDED)
def folded(name: str) -> str:
    """The one spelling by which names are compared: capitals and blanks make no difference."""
    return squeezed(name).casefold()


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name the same organisation."""
    return folded(one) == folded(other)


def first_spelling(name: str, known: Iterable[str]) -> str:
    """The spelling under which a name is known, the first of them; the name itself, squeezed, where it is new."""
    return next((each for each in known if same_name(each, name)), squeezed(name))


LOOK_ALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"})
"""Alphabets of which letters look like letters of another."""


def mixes_alphabets(name: str) -> bool:
    """Whether a word has letters of two alphabets, so that it looks like a name that it is not."""
    if name.isascii():
        return False
    words = ({letter(each, "").partition(" ")[0] for each in word} for word in normalize("NFKC", name).split())
    return any(len(word & LOOK_ALIKE) > 1 for word in words)
