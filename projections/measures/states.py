"""What a figure says where it is no plain number: none, not recorded, not applicable yet, not shown.

A figure says 0 only where an entry answers its question with no. Where no entry answers it, it is not recorded,
whatever else is known. Every page, file and chart takes the state of a figure from here, and its words from the state.
"""

from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["P", "O", "T", "G"]
"""How a figure is read. P: person by person or thing by thing; `of` is everybody, looked at or not, and `not_recorded`
lies within it. O: one question for the operation; in a total `of` counts only operations looked at, and `not_recorded`
the others beside it. T: a length of time; `n` is how many stretches were measured, `not_recorded` those due for whom
start or end is missing. G: about the record itself; what is missing is what it counts, so 0 is a fact."""

State = Literal["not_shown", "hidden", "not_recorded", "not_applicable_yet", "none", "partly_recorded", "recorded"]
"""In the order in which they are decided, so that what is not shown looks the same whether or not anything is there."""


def state(figure: Mapping[str, Any], kind: Kind) -> State:
    """The state of a figure as JSON, of an operation, a total or a public version."""
    if figure.get("not_shown") is True:
        return "not_shown"
    if figure.get("suppressed"):
        return "hidden"
    n, of, unknown = figure.get("n"), figure.get("of"), figure.get("not_recorded", 0)
    if n is None:
        # A hidden cell is null: something was not recorded, and how much is held back.
        return "not_applicable_yet" if unknown == 0 else "not_recorded"
    if of == 0 and n == 0 and not unknown:
        return "not_applicable_yet"
    if unknown != 0 and not (kind == "G" and n == 0):
        return "partly_recorded"
    return "none" if n == 0 else "recorded"
