"""A thing to do as a row of the board."""

from dataclasses import dataclass, field

from web.http.render import part
from web.pages.board.buttons import Button
from web.pages.board.waits import Since


@dataclass(frozen=True, slots=True)
class NextRow:
    """One thing to do. `now` is the minute at which it is drawn, and no part of what it says."""

    slot: int
    operation: str
    ref: str | None
    head: str
    words: str
    since: Since | None
    note: str
    button: Button | None
    see: str | None
    now: int = field(compare=False)

    def html(self) -> str:
        """The row."""
        return part("board/next.html", row=self)


@dataclass(frozen=True, slots=True)
class NoRow:
    """A slot in which nothing stands."""

    slot: int

    def html(self) -> str:
        """Nothing to see."""
        return f'<li id="next-{self.slot}" hidden></li>'
