"""The lessons of one operation: what was learnt, who owns what it asks for, and whether that is done."""

from collections.abc import Callable
from typing import Any

from domain.words import Sealed
from projections.day import Day
from projections.local import local_date
from projections.things import Lesson
from web.charts import named

OpenText = Callable[[Sealed], str]
"""Gives the text behind a reference into the vault, or a word in its place where it was erased."""


def lessons_of(day: Day, open_text: OpenText) -> list[tuple[str, list[dict[str, Any]]]]:
    """The lessons under their strand of the strategy, those without one last."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for reference, lesson in day.lessons.items():
        groups.setdefault(lesson.four_p or "", []).append({"ref": reference.ref, **_lesson(lesson, day, open_text)})
    order = ("pursue", "prevent", "protect", "prepare", "")
    return [(named(name) if name else "Strand not recorded", groups[name]) for name in order if name in groups]


def _lesson(lesson: Lesson, day: Day, open_text: OpenText) -> dict[str, Any]:
    late = bool(lesson.due and not lesson.closed and day.last and local_date(day.last) > lesson.due)
    return {
        "kind": {"good_practice": "Good practice", "improve": "To improve"}.get(lesson.kind or "", "Kind not recorded"),
        "text": open_text(lesson.text) if lesson.text else None,
        "task": open_text(lesson.task) if lesson.task else None,
        "owner": lesson.owner,
        "due": lesson.due,
        "assigned": lesson.assigned is not None,
        "status": lesson.status,
        "overdue": late,
    }
