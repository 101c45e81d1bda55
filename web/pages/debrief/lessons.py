"""The lessons of one operation: what was learnt, who owns what it asks for, and whether that is done."""

from collections.abc import Callable
from datetime import date

from domain.words import Sealed
from projections.local_time import local_date
from projections.operation.entities import Lesson
from projections.operation.state import OperationState
from service.lessons import UNSAID
from web.pages.lessons.words import KINDS, STRANDS

OpenText = Callable[[Sealed], str]
"""Gives the text behind a reference into the vault, or a word in its place where it was erased."""


def lessons_of(
    state: OperationState, open_text: OpenText, today: date | None = None
) -> list[tuple[str, list[dict[str, object]]]]:
    """The lessons under their strand of the strategy, those without one last.

    What is overdue is so today, where that is given, or else at the day's last entry.
    """
    when = today or (local_date(state.now) if state.now else None)
    groups: dict[str, list[dict[str, object]]] = {}
    for reference, lesson in state.lessons.items():
        groups.setdefault(lesson.four_p or UNSAID, []).append(
            {"ref": reference.ref, **_lesson(lesson, when, open_text)}
        )
    return [(words, groups[name]) for name, words in STRANDS.items() if name in groups]


def _lesson(lesson: Lesson, when: date | None, open_text: OpenText) -> dict[str, object]:
    late = bool(lesson.due and not lesson.closed and when and when > lesson.due)
    return {
        "kind": KINDS[lesson.kind],
        "text": open_text(lesson.text) if lesson.text else None,
        "task": open_text(lesson.task) if lesson.task else None,
        "owner": lesson.owner,
        "due": lesson.due,
        "assigned": lesson.assigned is not None,
        "status": lesson.status,
        "overdue": late,
        "closed": lesson.closed is not None,
        "position": lesson.recorded.position,
    }
