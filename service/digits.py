"""A whole number in an address, a header, a form or a mark: a position, how many, a year."""

MOST = 15
"""Digits that are read at all: no position has more, and thousands of them are no number to Python."""


def number_in(said: str | None) -> int | None:
    """The number that somebody sent; None where it is none."""
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) <= MOST else None
