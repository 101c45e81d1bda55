"""Short references that have a pattern and one spelling, so that a name can never be one."""

import re
from re import Pattern
from typing import ClassVar
from unicodedata import normalize


class Patterned(str):
    """A short reference. `pattern` is what may stand for one, so that a name never can; `said` is that in words."""

    __slots__ = ()
    pattern: ClassVar[Pattern[str]]
    said: ClassVar[str]

    @classmethod
    def read(cls, ref: str) -> str:
        """The one spelling of a reference as somebody typed it. Raises ValueError, in words, for what is none."""
        said = cls.normalised(ref)
        if cls.pattern.fullmatch(said) is None:
            raise ValueError(f"Write {cls.said}")
        return said

    @classmethod
    def normalised(cls, ref: str) -> str:
        """Trimmed and in capitals: "p01 " and "P01" are the same person. Letters beyond A to Z stay as they are."""
        said = normalize("NFC", ref).strip()
        return said.upper() if said.isascii() else said


class DecisionRef(Patterned):
    """The reference of a decision in the decision log: "DL-01"."""

    __slots__ = ()
    pattern = re.compile(r"[A-Z]{2,4}-[0-9]{1,4}")
    said = "two to four letters, a hyphen and up to four digits, such as DL-01"


class TemplateRef(Patterned):
    """The template that a plan was started from, with its version: "quick-time 2026-09-01"."""

    __slots__ = ()
    pattern = re.compile(r"[a-z]{2,20}(-[a-z0-9]{1,20}){0,3} [0-9]{4}-[0-9]{2}-[0-9]{2}")
    said = "the name of a template and its version, such as quick-time 2026-09-01"

    @classmethod
    def normalised(cls, ref: str) -> str:
        """Trimmed and in small letters."""
        return normalize("NFC", ref).strip().lower()


class ShownCode(Patterned):
    """A code of what somebody was shown before they sent it out, made from all that stands in it."""

    __slots__ = ()
    pattern = re.compile(r"[0-9A-F]{16}")
    said = "the sixteen digits and letters under which a preview shows it"


class ExhibitRef(Patterned):
    """The reference of an exhibit: "EXH-01". What it is stands in the police system."""

    __slots__ = ()
    pattern = DecisionRef.pattern
    said = "two to four letters, a hyphen and up to four digits, such as EXH-01"
