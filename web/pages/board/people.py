"""The people of the board: one small row each, the longest wait first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.texts import Language
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.limits import limits_of
from projections.views.waiting import Waiting, by_number
from service.access.people import shown_person
from web.http.render import part
from web.live.views import Holder
from web.pages.board import stands
from web.pages.board.buttons import Button, about, is_own, next_event
from web.pages.board.narrowed import centre_of, way_back
from web.pages.board.waits import Since, minute
from web.wording import label


@dataclass(frozen=True, slots=True)
class BoardPerson:
    """What a row says of somebody. `now` is the minute at which it is drawn, and no part of what it says."""

    operation: str
    ref: str
    words: str
    since: Since | None
    group: stands.Group
    column: int
    chips: str
    language: str | None
    place: str
    flags: tuple[tuple[str, str], ...]
    button: Button | None
    now: int = field(compare=False)

    @property
    def order(self) -> tuple[int, int, tuple[int, str]]:
        """Where it stands: the longest wait first."""
        return self.group, self.since.since if self.since else 0, by_number(self.ref)

    def html(self) -> str:
        """The row."""
        name = label(Language(self.language)) if self.language else None
        return part("board/person.html", row=self, language_name=name)


def rows(state: OperationState, holder: Holder, now: datetime, waits: Mapping[str, Waiting]) -> list[BoardPerson]:
    """Everybody at the centre that a holder looks at, in the order of the board; those who are gone stand last."""
    centre = centre_of(state, holder)
    there = [person for person in state.registered if centre is None or person.centre == centre]
    people = [row(state, person, holder, now, waits.get(person.id.ref)) for person in there]
    return sorted(people, key=lambda each: each.order)


def row(state: OperationState, person: Person, holder: Holder, now: datetime, wait: Waiting | None) -> BoardPerson:
    """One person's row."""
    shown = shown_person(person, holder.seen_by)
    at = stands.at(shown, wait)
    event = next_event(shown, at, holder.roles)
    own = any(is_own(holder.roles, each) for each in (at, "health_need" if shown.open_need else None) if each)
    return BoardPerson(
        operation=state.id,
        ref=shown.ref,
        words=stands.words(shown, at),
        since=_since(state, person, now, wait, at),
        group=stands.group(shown, at),
        column=stands.column(shown, at),
        chips=stands.chips(shown, wait, own),
        language=shown.details.language if shown.details else None,
        place=f"{_at(state, holder, person)}{stands.place(shown)}",
        flags=tuple(stands.flags(shown)),
        button=about(state.id, event, shown, way_back(state, holder)) if event else None,
        now=minute(now),
    )


def _at(state: OperationState, holder: Holder, person: Person) -> str:
    """Which of several centres somebody is at, where the board shows all."""
    several = len(state.centres) > 1 and not holder.centre
    return f"{person.centre.ref} " if several and person.centre and not person.away else ""


def _since(state: OperationState, person: Person, now: datetime, wait: Waiting | None, at: str | None) -> Since | None:
    if at == "missing" and person.missing:
        return Since.of(person.missing.at)
    if at == "out" and person.out:
        return Since.of(person.out.at, limits_of(state, now).out_minutes)
    if at == "talking" and person.session:
        return Since.of(person.session.started.at)
    return Since.of(wait.since, wait.limit) if wait else None
