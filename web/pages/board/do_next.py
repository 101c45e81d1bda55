"""What is to be done next, as rows: like things folded into one, in slots that stay where they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from projections.operation.state import OperationState
from projections.views.do_next import CODES, ToDo
from service.access.access import roles_may
from web.live.views import Holder
from web.pages.board.buttons import Button
from web.pages.board.do_next_words import ENDS, ends, see, words_of
from web.pages.board.narrowed import OF_A_CENTRE, way_back
from web.pages.board.next_row import NextRow, NoRow
from web.pages.board.people import ASKED, BoardPerson
from web.pages.board.vehicles import on_the_way, to_be_driven
from web.pages.board.waits import Since, minute

SLOTS = 5
"""Rows that are shown at most; a phone shows one or two fewer."""
ALONE = ("missing", "child_out_alone", "health_need")
"""What is never folded: each of these is somebody to be looked for or seen to."""
NOTES = {"call_in": "wanted: a child is here"}
"""Why a thing is to be done, where its first line says what."""


def folded(to_do: Sequence[ToDo]) -> list[list[ToDo]]:
    """Things of one kind together, where the first of them stands, but for those that are each somebody's own."""
    groups: dict[tuple[str | None, ...], list[ToDo]] = {}
    for each in to_do:
        own = each.about if each.code in ALONE else None
        groups.setdefault((each.code, each.what, own), []).append(each)
    return list(groups.values())


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
    made += [(CODES.index("not_registered"), row) for row in on_the_way(state, holder, at)]
    made += [(CODES.index("call_in"), row) for row in to_be_driven(state, holder, at, people.values())]
    ordered = [row for _, row in sorted(made, key=lambda each: each[0])]
    found: dict[str, NextRow | NoRow] = {f"next-{slot}": NoRow(slot) for slot in range(1, slots + 1)}
    shown = {f"next-{slot}": replace(row, slot=slot) for slot, row in enumerate(ordered[:slots], 1)}
    return len(ordered), found | shown


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
    if first.code == "missing" and person and person.as_a_child:
        words = f"child, {words}"
    note = f"longest: {first.about}" if several and first.about else NOTES.get(first.code) or _note(person)
    note = note or _where(state, first)
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
    """What somebody speaks, in words, and where they are."""
    if person is None:
        return ""
    language = person.language if person.language == ASKED else person.spoken
    return " · ".join(each for each in (language, person.place) if each)


def _where(state: OperationState, first: ToDo) -> str:
    """At which of several centres it is to be done."""
    return f"at {first.what}" if first.code in OF_A_CENTRE and len(state.centres) > 1 else ""


def _button(state: OperationState, holder: Holder, first: ToDo, person: BoardPerson | None) -> Button | None:
    """What ends it, where this role may do that; else what it may do about that person."""
    event, named = ends(first)
    if event and roles_may(holder.roles, event):
        return Button(state.id, event, *named, way_back(state, holder))
    return person.button if person and first.code not in ENDS else None
