"""Rooms and interpreters beside the people: who is in which with whom since when, and what is free."""

from datetime import datetime

from domain.texts import Language
from domain.words import PersonId, RoomId
from projections.operation.state import OperationState
from projections.views.bookings import Ahead, Talk
from projections.views.interpreters import Cover, Interpreter
from projections.views.on_duty import why_none_is_free
from projections.views.rooms import Room
from service.access.access import roles_may
from service.access.rooms_now import shown_cover, shown_interpreters, shown_rooms
from service.access.visibility import NotShown
from web.live.views import Holder, Rows
from web.pages.board.buttons import Button
from web.pages.board.narrowed import centre_of, rooms_elsewhere, way_back
from web.pages.board.side import SideRow
from web.pages.board.waits import Since, minute
from web.wording import label


def rooms(state: OperationState, holder: Holder, now: datetime) -> dict[str, Rows]:
    """Each room: who talks in it, or that it is free or shut, and who is next; no part where rooms are not shown."""
    listed = shown_rooms(state, holder.seen_by, now)
    if isinstance(listed, NotShown):
        return {}
    found = [_room(state, holder, each, minute(now)) for each in listed if _is_there(state, holder, each)]
    return {"board-rooms": Rows({each.name: each for each in found})}


def _is_there(state: OperationState, holder: Holder, room: Room) -> bool:
    """Whether a room may be of the centre that a holder looks at: by who is in it, else by where it was made ready."""
    centre = centre_of(state, holder)
    if centre is None:
        return True
    inside = [state.people[each.person].centre for each in room.talks]
    return centre in inside if inside else room.room not in rooms_elsewhere(state, holder)


def _room(state: OperationState, holder: Holder, room: Room, at: int) -> SideRow:
    following = _next(room.next)
    if not room.talks:
        start = "PersonDebriefStarted"
        offered = Button(state.id, start, "room", room.room.ref, way_back(state, holder))
        button = offered if roles_may(holder.roles, start) and not room.shut else None
        words, stands = (room.shut, "shut") if room.shut else ("free", "free")
        return SideRow(f"room-{room.room.ref}", room.room.ref, words, None, following, stands, button, at)
    first, several = room.talks[0], len(room.talks) > 1
    who = ", ".join(each.person.ref for each in room.talks)
    through = f"with {first.interpreter.ref}" if first.interpreter else ""
    second = ", ".join(each for each in (through, following) if each)
    button = None if several else _finish(state, holder, room.room, first.person)
    return SideRow(f"room-{room.room.ref}", room.room.ref, who, Since.of(first.since), second, "taken", button, at)


def _finish(state: OperationState, holder: Holder, room: RoomId, who: PersonId) -> Button | None:
    """The end of a first conversation; what else is held in a room ends on the person's page."""
    session, event = state.people[who].session, "PersonDebriefCompleted"
    here = session is not None and session.room == room and roles_may(holder.roles, event)
    return Button(state.id, event, "person", who.ref) if here else None


def _next(booking: Ahead | None) -> str:
    return f"next: {booking.person.ref}" if booking and booking.person else ""


def languages(state: OperationState, holder: Holder, now: datetime) -> Rows:
    """Each language that is booked or spoken here: who is free, who is busy, and how many wait."""
    listed = shown_interpreters(state, holder.seen_by, now)
    named = () if isinstance(listed, NotShown) else listed
    found = [_language(state, holder, each, named, minute(now)) for each in shown_cover(state, holder.seen_by, now)]
    return Rows({each.name: each for each in found})


def _language(state: OperationState, holder: Holder, cover: Cover, named: tuple[Interpreter, ...], at: int) -> SideRow:
    mine, none_is = [each for each in named if each.language == cover.language], why_none_is_free(state)
    said = [f"{each.interpreter.ref} {_busy(each.talks) or none_is or 'free'}" for each in mine]
    said += [none_is or f"{cover.free} free"] if not mine and cover.booked else []
    wait = f"{cover.waiting} wait" if cover.waiting else ""
    book = "InterpretersBooked"
    wanted = not cover.free and cover.waiting and roles_may(holder.roles, book)
    button = Button(state.id, book, "language", cover.language) if wanted else None
    words = ", ".join(said) or "none"
    name = label(Language(cover.language))
    second = " · ".join(each for each in (name, wait) if each)
    return SideRow(f"speaks-{cover.language}", cover.language, words, None, second, "speaks", button, at)


def _busy(talks: tuple[Talk, ...]) -> str:
    where = [each.room.ref for each in talks if each.room]
    return f"in {', '.join(where)}" if where else "busy" if talks else ""
