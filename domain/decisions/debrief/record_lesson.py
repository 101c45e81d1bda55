"""Record a lesson."""

from domain.events.debrief import LessonRecorded
from domain.kernel import Record


class RecordLesson(Record[LessonRecorded]):
    """Record a lesson."""

    late = True
    makes = ("lesson",)
