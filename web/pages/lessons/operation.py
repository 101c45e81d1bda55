"""What one operation was debriefed on: the hot debrief, what JESIP asks in the structured one, and its lessons."""

from collections.abc import Iterator
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.declaration import fields_of
from domain.events.debrief import HotDebriefHeld, StructuredDebriefHeld
from domain.words import Sealed
from projections.across.lessons import QUESTIONS, days_late
from projections.local_time import local_date
from projections.operation.entities import Lesson
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.access.visibility import must_see
from service.clock_of_a_day import clock_now
from service.lessons import UNSAID
from service.privacy.ahead import ReadTexts, opened_ahead
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.lessons.before_planning import before
from web.pages.lessons.debriefs import aims_written, due, hot, structured
from web.pages.lessons.words import STRANDS, opened, standing
from web.pages.person.buttons import actions
from web.wording import question

router = APIRouter(include_in_schema=False)
RECORD = ("HotDebriefHeld", "StructuredDebriefHeld", "LessonRecorded")
STEPS = ("Recorded", "Assigned", "Done")


@router.get("/operations/{operation}/lessons")
async def held(request: Request, operation: str) -> Response:
    """The debriefs held, whether in time, and each lesson with what is done about it."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    seen_by = must_see(viewer, "held_debriefs")
    earlier = await before(request, state)
    texts = await opened_ahead(app.vault, lambda: _written(state, seen_by))
    today = local_date(clock_now(state))
    return page(
        request,
        "lessons/operation.html",
        state=state,
        here="debrief",
        hot=[hot(texts, recorded) for recorded in reversed(state.all(HotDebriefHeld))],
        structured=[structured(texts, state, each, seen_by) for each in reversed(state.all(StructuredDebriefHeld))],
        asks=[question("StructuredDebriefHeld", name) for name in QUESTIONS],
        due=due(state, today),
        lessons=[
            _lesson(texts, state, viewer, reference.ref, each, today)
            for reference, each in reversed(state.lessons.items())
        ],
        record=_to_record(state, viewer, RECORD),
        before=earlier,
    )


def _written(state: OperationState, seen_by: frozenset[str]) -> Iterator[Sealed | None]:
    """Every text that this page shows of an operation."""
    yield from (text for _, text in aims_written(state, seen_by))
    for recorded in state.all(HotDebriefHeld, StructuredDebriefHeld):
        yield from (getattr(recorded.event, each.name) for each in fields_of(type(recorded.event), Sealed))
    yield from (text for lesson in state.lessons.values() for text in (lesson.text, lesson.task))


def _to_record(
    state: OperationState, viewer: Viewer, names: tuple[str, ...], lesson: str = ""
) -> list[dict[str, object]]:
    """Buttons that come back to this page."""
    about = f"lesson={lesson}&" if lesson else ""
    return [
        {**each, "address": f"{each['address']}?{about}next=/operations/{state.id}/lessons"}
        for each in actions(state, viewer, names)
    ]


def _lesson(
    texts: ReadTexts, state: OperationState, viewer: Viewer, ref: str, lesson: Lesson, today: date
) -> dict[str, object]:
    """A lesson, what is done about it, and what can be done next."""
    to_assign = not lesson.assigned and lesson.kind != "good_practice"
    to_close = lesson.assigned and not lesson.closed
    next_step = ("ActionAssigned",) if to_assign else ("ActionClosed",) if to_close else ()
    closed = lesson.closed.at if lesson.closed else None
    recorded_events = (lesson.recorded, lesson.assigned, lesson.closed)
    late = days_late(lesson.due, closed, today)
    asked = (lesson.kind, lesson.status, lesson.owner, lesson.due, closed, late)
    return {
        "ref": ref,
        "text": opened(texts, lesson.text),
        "task": opened(texts, lesson.task),
        "strand": STRANDS[lesson.four_p or UNSAID],
        "entries": [(recorded, words) for recorded, words in zip(recorded_events, STEPS, strict=True) if recorded],
        "unowned": lesson.kind == "improve" and not lesson.assigned,
        "record": _to_record(state, viewer, next_step, ref),
        **standing(*asked, assigned=lesson.assigned is not None),
    }
