"""What the texts of an event are: each a type of its own, so that who may read one follows from what it is."""

from json import loads


class Language(str):
    """A language that people speak or read, by its code (ISO 639)."""

    __slots__ = ()


ENGLISH = Language("en")
"""The language for which nobody needs an interpreter."""


class Nationality(str):
    """The country that somebody is a national of."""

    __slots__ = ()


class County(str):
    """The county in which something happened: the only place that the public learns of."""

    __slots__ = ()


class CodeName(str):
    """What an operation is called among those who plan it; it names neither place nor people."""

    __slots__ = ()


class Tag(str):
    """A tag under which the log can be asked: "person:op-1/P03"."""

    __slots__ = ()


class Figures(str):
    """The figures of a publication as they went out: a JSON object, with its measures and thresholds as objects.

    Raises ValueError for anything else: an entry that holds it cannot be read, and harms its own operation alone.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> "Figures":
        held = loads(text)
        parts = (held.get("measures", {}), held.get("hidden_below", {})) if isinstance(held, dict) else (held,)
        if not all(isinstance(each, dict) for each in parts):
            raise ValueError("Expected the figures of a publication as a JSON object")
        return super().__new__(cls, text)
