"""What is taken of a file that somebody brings, and that nothing of it is."""

ROWS = 2_000
COLUMNS = 60
LETTERS = 5_000
"""Characters of one cell."""
FORMULA = object()
"""Stands in place of a cell that would be worked out: what it says is not what somebody typed."""
FAILED = frozenset(["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"])
"""What a formula came to where it failed, as a spreadsheet writes it into a CSV."""
Line = list[object]
"""The cells of a row: texts, or `FORMULA`."""


class CannotBeTaken(Exception):
    """A file of which nothing is taken; the text says why, and what to do."""
