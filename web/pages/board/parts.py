"""The board in parts: the value of each element by its id, so that only what changed is drawn and sent."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from domain.bounds import PEOPLE
from domain.words import CentreId
from projections.operation.state import OperationState
from projections.views.waiting import Waiting
from service.access.access import roles_may
from service.access.queue import shown_do_next, shown_waiting
from service.access.visibility import may_see, sees_every_clock, shown_alarms
from service.clock_of_a_day import clock_now, stands_at
from web.http.addresses import form_of
from web.http.render import part
from web.live.views import Holder, Part, Parts, Rows
from web.pages.board.centres import centre_lines
from web.pages.board.do_next import SLOTS, next_rows
from web.pages.board.headline import standing
from web.pages.board.narrowed import to_do_there, within
from web.pages.board.new_here import NewHere, new_here
from web.pages.board.next_row import NextRow, NoRow
from web.pages.board.people import BoardPerson, BoardRow, people_seen
from web.pages.board.rooms import languages, rooms
from web.pages.board.side import beds, clocks, partners
from web.pages.board.waits import minute
from web.pages.papers.latest import latest_papers
from web.wording.alarms import first_the_urgent
from web.wording.waits import AT, CHIPS, COLUMNS

HANDOVER = "ShiftHandoverRecorded"
PAGE = 60
"""People that are shown at once, until somebody asks for as many more."""
Kinds = Callable[[OperationState], Mapping[str, str]]
"""The kind of each partner of an operation, by its folded name."""


def shape(holder: Holder) -> Holder:
    """What of a holder matters to the board; how many are shown goes in steps, so that many share one view."""
    only = holder.only if holder.only in (*CHIPS, *AT, "gone") else "all"
    show = min(max(-(-holder.show // PAGE), 1) * PAGE, PEOPLE.most)
    centre = holder.centre if CentreId.pattern.fullmatch(holder.centre) else ""
    return Holder(holder.seen_by, holder.roles, only, show, centre)


def parts(state: OperationState, holder: Holder, kinds: Kinds, moment: datetime | None = None) -> Parts:
    """Every part, but for those that are not shown to a holder. Clocks stand at `moment` (UTC) where one is given."""
    now = clock_now(state, moment)
    at = minute(now)
    holder = within(state, holder)
    waits, people = _people(state, holder, now)
    n, slots = to_do(state, holder, kinds, now, waits, people, SLOTS)
    shown = may_see(holder.seen_by, "people")
    alarms = first_the_urgent(shown_alarms(state, holder.seen_by))
    here, new = standing(state, holder, people, at), new_here(state, holder, at)
    return {
        "board-here": here,
        "board-call": part("board/call.html", call=here.call),
        "board-alarms": part("board/strip.html", alarms=alarms),
        "board-odd": part("board/odd.html", alarms=alarms),
        **centre_lines(state, holder, now),
        "next-head": part(
            "board/next_head.html", n=n, shown=shown, slots=SLOTS, operation=state.id, centre=holder.centre
        ),
        **slots,
        **(_numbers(people, new) if shown else {}),
        **_list(state, holder, people, new, at),
        **rooms(state, holder, now),
        "board-languages": languages(state, holder, now),
        **beds(state, holder),
        "board-partners": partners(state, holder, at),
        "board-clocks": part(
            "board/clocks.html", clocks=clocks(state, holder.seen_by, now), every=sees_every_clock(holder.seen_by)
        ),
        "board-papers": _papers(state, holder),
        "board-still": part("board/still.html", still=at if stands_at(state) else None),
    }


def _people(state: OperationState, holder: Holder, now: datetime) -> tuple[Sequence[Waiting], list[BoardPerson]]:
    """Who waits, and a row for everybody; nobody for those who see no single people."""
    waits = shown_waiting(state, holder.seen_by, now)
    if not may_see(holder.seen_by, "people"):
        return waits, []
    return waits, people_seen(state, holder, now, {each.person: each for each in waits})


def to_do(
    state: OperationState,
    holder: Holder,
    kinds: Kinds,
    now: datetime,
    waits: Sequence[Waiting],
    people: Sequence[BoardPerson],
    slots: int,
) -> tuple[int, Mapping[str, NextRow | NoRow]]:
    """How many things there are to do, and the first of them in their slots."""
    found = to_do_there(state, holder, shown_do_next(state, holder.seen_by, now, kinds(state), waits))
    return next_rows(state, holder, now, found, {each.ref: each for each in people}, slots)


def everything_to_do(state: OperationState, holder: Holder, kinds: Kinds) -> list[str]:
    """All that is to be done, drawn, however much it is."""
    now = clock_now(state)
    holder = within(state, holder)
    n, found = to_do(state, holder, kinds, now, *_people(state, holder, now), PEOPLE.most)
    return [row.html() for row in list(found.values())[:n]]


def _papers(state: OperationState, holder: Holder) -> str:
    """The latest papers; and the handover to be written, for those who may while a centre is open."""
    form = form_of(state.id, HANDOVER)
    hand_over = form if state.operation.course.running and roles_may(holder.roles, HANDOVER) else None
    latest = latest_papers(state, holder.seen_by)
    return part("board/papers.html", latest=latest, operation=state.id, hand_over=hand_over)


def _numbers(people: Sequence[BoardPerson], new: Mapping[str, NewHere]) -> dict[str, Part]:
    """How many stand under each chip, and in each column of a desk: in the first also those without a number."""
    alike = Counter((each.chips, each.column) for each in people)
    under, columns = Counter[str](), Counter({1: sum(each.n for each in new.values())})
    for (chips, column), n in alike.items():
        under.update(dict.fromkeys(chips.split(), n))
        columns[column] += n if "all" in chips.split() else 0
    found: dict[str, Part] = {f"chip-{chip}": under[chip] for chip in CHIPS}
    return found | {f"col-{n}": columns[n] for n in range(1, len(COLUMNS) + 1)}


def _list(
    state: OperationState, holder: Holder, people: Sequence[BoardPerson], new: Mapping[str, NewHere], at: int
) -> dict[str, Part]:
    """The people who were asked for, as many as are shown; and what stands below them."""
    wanted = {chips for chips in {each.chips for each in people} if holder.only in chips.split()}
    chosen = [each for each in people if each.chips in wanted]
    tail = part(
        "board/tail.html",
        operation=state.id,
        sees_people=may_see(holder.seen_by, "people"),
        holder=holder,
        left=len(chosen) - holder.show,
        empty=not chosen,
        anybody=bool(state.registered),
        gone=sum(each.group == 4 for each in people),
        step=PAGE,
    )
    shown = {f"row-{each.ref}": BoardRow(each, at) for each in chosen[: holder.show]}
    return {"board-rows": Rows({**new, **shown}), "board-tail": tail}
