"""What is to be done next, as rows: like things folded into one, in slots that stay where they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from projections.operation.state import OperationState
from projections.views.do_next import CODES, ToDo
from service.access.access import roles_may
from service.access.visibility import may_see
from web.http.render import part
from web.live.views import Holder
from web.pages.board.buttons import Button
from web.pages.board.centres import OF_A_CENTRE, way_back
from web.pages.board.do_next_words import ENDS, ends, see, words_of
from web.pages.board.people import BoardPerson
from web.pages.board.waits import Since, minute

SLOTS = 5
"""Rows that are shown at most; a phone shows one or two fewer."""
ALONE = ("missing", "child_out_alone", "health_need")
"""What is never folded: each of these is somebody to be looked for or seen to."""


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


def folded(to_do: Sequence[ToDo]) -> list[list[ToDo]]:
    """Things of one kind together, but for those that are each somebody's own."""
    groups: list[list[ToDo]] = []
    for (code, _), found in groupby(to_do, key=lambda each: (each.code, each.what)):
        alike = list(found)
        groups += [[each] for each in alike] if code in ALONE else [alike]
    return groups


def next_rows(
    state: OperationState,
    holder: Holder,
    now: datetime,
    to_do: Sequence[ToDo],
    people: Mapping[str, BoardPerson],
    slots: int = SLOTS,
) -> tuple[int, dict[str, NextRow | NoRow]]:
    """How many things there are to do, and a row for each of the first, by its slot; other slots stand empty."""
    at = minute(now)
    made = [(CODES.index(group[0].code), _row(state, holder, at, group, people)) for group in folded(to_do)]
    made += [(CODES.index("not_registered"), row) for row in _on_the_way(state, holder, at)]
    ordered = [row for _, row in sorted(made, key=lambda each: each[0])]
    found: dict[str, NextRow | NoRow] = {f"next-{slot}": NoRow(slot) for slot in range(1, slots + 1)}
    shown = {f"next-{slot}": replace(row, slot=slot) for slot, row in enumerate(ordered[:slots], 1)}
    return len(ordered), found | shown


def _on_the_way(state: OperationState, holder: Holder, at: int) -> Iterator[NextRow]:
    """The vehicles that left and have not arrived, for those who stand at the door."""
    for reference, vehicle in state.vehicles.items() if may_see(holder.seen_by, "arrived?") else ():
        bound = vehicle.centre.ref if vehicle.centre and len(state.centres) > 1 else ""
        if vehicle.arrived is None and vehicle.departure and holder.centre in ("", bound):
            n = (f" to {bound}" if bound else "") + (f", {vehicle.left} people" if vehicle.left else "")
            asked = (f"&people={vehicle.left}" if vehicle.left else "") + (f"&centre={bound}" if bound else "")
            button = Button(state.id, "TransportArrived", "transport", reference.ref, asked + way_back(state, holder))
            may_say = roles_may(holder.roles, "TransportArrived")
            since = Since.of(vehicle.departure.at)
            yield NextRow(
                0, state.id, None, reference.ref, f"on the way{n}", since, "", button if may_say else None, None, at
            )


def _row(
    state: OperationState,
    holder: Holder,
    now: int,
    group: Sequence[ToDo],
    people: Mapping[str, BoardPerson],
) -> NextRow:
    first = group[0]
    person = people.get(first.about or "")
    several = len(group) > 1
    head, words = words_of(state, first, len(group))
    note = f"longest: {first.about}" if several and first.about else _note(person) or _where(state, first)
    button = None if several else _button(state, holder, first, person)
    return NextRow(
        slot=0,
        operation=state.id,
        ref=first.about if person and not several else None,
        head=head,
        words=words,
        since=Since.of(first.since, first.limit),
        note=note,
        button=button,
        see=None if button else see(state, holder, first, several, person is not None),
        now=now,
    )


def _note(person: BoardPerson | None) -> str:
    return " · ".join(each for each in (person.language, person.place) if each) if person else ""


def _where(state: OperationState, first: ToDo) -> str:
    """At which of several centres it is to be done."""
    return f"at {first.what}" if first.code in OF_A_CENTRE and len(state.centres) > 1 else ""


def _button(state: OperationState, holder: Holder, first: ToDo, person: BoardPerson | None) -> Button | None:
    """What ends it, where this role may do that; else what it may do about that person."""
    event, named = ends(first)
    if event and roles_may(holder.roles, event):
        return Button(state.id, event, *named, way_back(state, holder))
    return person.button if person and first.code not in ENDS else None
