"""Record that the partners met to plan."""

from domain.events.planning import PlanningMeetingHeld
from domain.kernel import Record


class RecordPlanningMeeting(Record[PlanningMeetingHeld]):
    """Record that the partners met to plan."""

    late = True
