"""What a live view is: the parts of a page for whoever holds it, drawn by the templates that drew the page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeGuard

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.visibility import known
from web.http.render import added, filled, removed, swapped
from web.http.stored import in_words


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a view, as far as it matters to what they see: all who are equal share one rendering.

    `only` is whom of the people they asked for, `show` how many of them at most, `centre` the one that they look at
    ("C2"; "" is all).
    """

    seen_by: frozenset[str]
    roles: frozenset[str] = frozenset()
    only: str = "all"
    show: int = 0
    centre: str = ""


class Drawn(Protocol):
    """A small value that is drawn only where it differs from what was there before."""

    def html(self) -> str:
        """The element, with the id that is its name among the parts."""
        ...


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list, in their order, by the id of each."""

    rows: Mapping[str, Drawn]

    def html(self) -> str:
        """All rows, as the page has them."""
        return "".join(row.html() for row in self.rows.values())


Part = str | int | Drawn
Parts = Mapping[str, Part]
"""What stands in each element of a page, by its id: HTML, a number, a small value, or the rows within it."""
View = Callable[[OperationState, Holder], Parts]
"""Draws the parts of a view for whoever holds it."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a browser takes in: HTML for elements and rows, and numbers, which are sent as such."""

    content: str
    numbers: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.content or self.numbers)

    def plain(self) -> dict[str, object]:
        """As a frame has it; what there is none of is left out."""
        content = {"content": self.content, "swap": "none"} if self.content else {}
        return {**content, **({"numbers": self.numbers} if self.numbers else {})}


def drawn(part: str | Drawn) -> str:
    """The HTML of a part."""
    return part if isinstance(part, str) else part.html()


def whole(parts: Parts) -> TakenIn:
    """Every part."""
    content = (
        filled(name, part.html()) if _is_list(part) else swapped(name, drawn(part))
        for name, part in parts.items()
        if not isinstance(part, int)
    )
    return TakenIn("".join(content), {name: part for name, part in parts.items() if isinstance(part, int)})


def changes(before: Parts, parts: Parts) -> TakenIn:
    """What differs, and nothing else: of a list the rows that came, changed or went.

    All that goes goes first: a row may come to another list under the same id, and must not go again from there.
    """
    differing = {name: part for name, part in parts.items() if _is_list(part) or before.get(name) != part}
    gone = (
        removed(row) for name, part in differing.items() for row in _rows(before.get(name)) if row not in _rows(part)
    )
    content = (change for name, part in differing.items() for change in _changed(name, before.get(name), part))
    return TakenIn(
        "".join((*gone, *content)), {name: part for name, part in differing.items() if isinstance(part, int)}
    )


def _changed(name: str, before: Part | None, part: Part) -> Iterator[str]:
    if isinstance(part, int):
        return
    if not _is_list(part):
        yield swapped(name, drawn(part))
        return
    held = _rows(before)
    for row, value in part.rows.items():
        if row not in held:
            yield added(name, value.html())
        elif held[row] != value:
            yield swapped(row, value.html())


def _rows(part: Part | None) -> Mapping[str, Drawn]:
    return part.rows if part is not None and _is_list(part) else {}


def _is_list(part: Part) -> TypeGuard[Rows]:
    return isinstance(part, Rows)


def says(state: OperationState, recorded_events: list[RecordedEvent], audience: frozenset[str]) -> str:
    """One line for a screen reader: the latest thing that this audience may know."""
    latest = next(known(state, reversed(recorded_events), audience), None)
    return in_words(state, latest, audience) if latest else ""
