"""The people of the board: one small row each, the longest wait first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter

from domain.texts import Language
from domain.vocabulary import SAID
from domain.words import PersonId
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.limits import limits_of
from projections.views.waiting import Waiting, by_number
from service.access.people import shown_person
from web.http.render import part
from web.live.views import Holder
from web.pages.board import stands
from web.pages.board.buttons import Button, about, next_event
from web.pages.board.mine import is_own
from web.pages.board.narrowed import centre_of, way_back
from web.pages.board.waits import Since
from web.wording import label

Order = tuple[int, int, tuple[int, str]]
ASKED = "language?"
"""What stands alone where a language was asked for and is not known."""


@dataclass(frozen=True, slots=True)
class BoardPerson:
    """What is said of somebody."""

    operation: str
    ref: str
    words: str
    since: Since | None
    group: stands.Group
    column: int
    chips: str
    language: str | None
    spoken: str | None
    place: str
    flags: tuple[tuple[str, str], ...]
    button: Button | None

    @property
    def order(self) -> Order:
        """Where they stand: the longest wait first."""
        return self.group, self.since.since if self.since else 0, by_number(self.ref)

    @property
    def as_a_child(self) -> bool:
        """Whether they are a child, or treated as one."""
        return any(words in stands.AS_A_CHILD for words, _ in self.flags)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """The row of somebody. `now` is the minute at which it is drawn, and no part of what it says."""

    person: BoardPerson
    now: int = field(compare=False)

    def html(self) -> str:
        """The row."""
        return part("board/person.html", row=self.person, now=self.now)


@dataclass(frozen=True, slots=True)
class Look:
    """What of a board and of who looks at it matters to a row: all who are equal see the same."""

    operation: str
    seen_by: frozenset[str]
    roles: frozenset[str]
    several: bool
    also: str
    out_minutes: int


class LookedAt:
    """Somebody as they are seen, kept until an entry is about them: what they wait for is all that time changes."""

    def __init__(self, person: Person, look: Look) -> None:
        self.person, self.look = person, look
        self.shown = shown_person(person, look.seen_by)
        self._wait: Waiting | None = None
        self._made: tuple[Order, BoardPerson] | None = None

    def row(self, wait: Waiting | None) -> tuple[Order, BoardPerson]:
        """Their row while they wait for that, and where it stands."""
        if self._made is None or (wait is not self._wait and wait != self._wait):
            made = self._row(wait)
            self._wait, self._made = wait, (made.order, made)
        return self._made

    def _row(self, wait: Waiting | None) -> BoardPerson:
        shown, look = self.shown, self.look
        at = stands.at(shown, wait)
        event = next_event(shown, at, look.roles)
        language, in_full = _spoken(shown.details.language if shown.details else None)
        own = any(is_own(look.roles, each) for each in (at, "health_need" if shown.open_need else None) if each)
        return BoardPerson(
            operation=look.operation,
            ref=shown.ref,
            words=stands.words(shown, at),
            since=self._since(at, wait),
            group=stands.group(shown, at),
            column=stands.column(shown, at),
            chips=stands.chips(shown, wait, own),
            language=language,
            spoken=in_full,
            place=f"{self._where}{stands.place(shown)}",
            flags=tuple(stands.flags(shown)),
            button=about(look.operation, event, shown, look.also) if event else None,
        )

    @property
    def _where(self) -> str:
        """Which of several centres somebody is at, where the board shows all."""
        person = self.person
        return f"{person.centre.ref} " if self.look.several and person.centre and not person.away else ""

    def _since(self, at: str | None, wait: Waiting | None) -> Since | None:
        person = self.person
        if at == "missing" and person.missing:
            return Since.of(person.missing.at)
        if at == "out" and person.out:
            return Since.of(person.out.at, self.look.out_minutes)
        if at == "talking" and person.session:
            return Since.of(person.session.started.at)
        return Since.of(wait.since, wait.limit) if wait else None


def _spoken(code: str | None) -> tuple[str | None, str | None]:
    """A language as it stands alone where there is little room, and under *Speaks*; one that is not known asks."""
    if code is None:
        return None, None
    return ASKED if code in SAID.codes else code, str(label(Language(code)))


def people_seen(
    state: OperationState, holder: Holder, now: datetime, waits: Mapping[PersonId, Waiting]
) -> list[BoardPerson]:
    """Everybody at the centre that a holder looks at, in the order of the board; those who are gone stand last."""
    centre = centre_of(state, holder)
    several = len(state.centres) > 1 and not holder.centre
    out = limits_of(state, now).out_minutes
    look = Look(state.id, holder.seen_by, holder.roles, several, way_back(state, holder), out)
    seen = (each for each in state.of_each(LookedAt, look) if centre is None or each.person.centre == centre)
    return [row for _, row in sorted((each.row(waits.get(each.person.id)) for each in seen), key=itemgetter(0))]
