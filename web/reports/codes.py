"""Codes to scan, drawn as one shape: sharp at any size, and nothing is fetched for them."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import segno

MARGIN = 4
"""Modules that stay white around a code, as a telephone needs them."""


class DrawnCode(NamedTuple):
    """A code as an SVG takes it: how wide it is with its margin, in modules, and the dark ones as one path."""

    width: int
    path: str


def drawn_code(says: str) -> DrawnCode:
    """The code of an address, or of a number."""
    made = segno.make(says, error="m", micro=False)
    return DrawnCode(len(made.matrix) + 2 * MARGIN, "".join(_runs(made.matrix)))


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """Each run of dark modules of a line as a rectangle."""
    for y, row in enumerate(matrix, MARGIN):
        x = MARGIN
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
