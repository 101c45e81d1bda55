"""What one operation was debriefed on: the hot debrief, what JESIP asks in the structured one, and its lessons."""

from datetime import date
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.events.debrief import HotDebriefHeld, StructuredDebriefHeld
from projections.day import Day
from projections.learning import QUESTIONS, days_late
from projections.local import local_date
from projections.things import Lesson
from service.access import Viewer, audience
from web.desk import Desk, desk
from web.pages.board import clock_now
from web.pages.debriefs_in_words import due, hot, structured
from web.pages.lesson_library import UNSAID
from web.pages.lesson_words import STRANDS, opened, standing
from web.pages.lessons_before import before
from web.pages.person import actions
from web.render import page
from web.sign_in import signed_in
from web.wording import question

router = APIRouter(include_in_schema=False)
RECORD = ("HotDebriefHeld", "StructuredDebriefHeld", "LessonRecorded")
STEPS = ("Recorded", "Assigned", "Done")


@router.get("/operations/{operation}/lessons")
async def held(request: Request, operation: str) -> Response:
    """The debriefs held, whether in time, and each lesson with what is done about it."""
    viewer = await signed_in(request)
    at = desk(request)
    day = at.day(viewer, operation)
    if "debrief" not in audience(viewer):
        raise HTTPException(403, "Your role does not see debriefs and lessons.")
    today = local_date(clock_now(day))
    return page(
        request,
        "lessons/operation.html",
        day=day,
        here="debrief",
        hot=[hot(at.vault, past) for past in reversed(day.all(HotDebriefHeld))],
        structured=[structured(at.vault, day, past) for past in reversed(day.all(StructuredDebriefHeld))],
        asks=[question("StructuredDebriefHeld", name) for name in QUESTIONS],
        due=due(day, today),
        lessons=[
            _lesson(at, day, viewer, reference.ref, each, today) for reference, each in reversed(day.lessons.items())
        ],
        record=_to_record(day, viewer, RECORD),
        before=await before(request, day),
        done=request.query_params.get("done"),
    )


def _to_record(day: Day, viewer: Viewer, names: tuple[str, ...], lesson: str = "") -> list[dict[str, Any]]:
    """Buttons that come back to this page."""
    about = f"lesson={lesson}&" if lesson else ""
    return [
        {**each, "address": f"{each['address']}?{about}next=/operations/{day.id}/lessons"}
        for each in actions(day, viewer, names)
    ]


def _lesson(at: Desk, day: Day, viewer: Viewer, ref: str, lesson: Lesson, today: date) -> dict[str, Any]:
    """A lesson, what is done about it, and what can be done next."""
    to_assign = not lesson.assigned and lesson.kind != "good_practice"
    to_close = lesson.assigned and not lesson.closed
    next_step = ("ActionAssigned",) if to_assign else ("ActionClosed",) if to_close else ()
    closed = lesson.closed.at if lesson.closed else None
    pasts = (lesson.recorded, lesson.assigned, lesson.closed)
    late = days_late(lesson.due, closed, today)
    asked = (lesson.kind, lesson.status, lesson.owner, lesson.due, closed, late)
    return {
        "ref": ref,
        "text": opened(at.vault, lesson.text),
        "task": opened(at.vault, lesson.task),
        "strand": STRANDS[lesson.four_p or UNSAID],
        "entries": [(past, words) for past, words in zip(pasts, STEPS, strict=True) if past],
        "unowned": lesson.kind == "improve" and not lesson.assigned,
        "record": _to_record(day, viewer, next_step, ref),
        **standing(*asked, assigned=lesson.assigned is not None),
    }
