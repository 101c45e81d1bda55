"""Plan when the centre opens and closes."""

from domain.decisions.planned_hours import PlannedHours
from domain.events.venue import CentreHoursPlanned


class PlanCentreHours(PlannedHours[CentreHoursPlanned]):
    """Plan when the centre opens and closes."""
