"""Plan from when until when a partner is here."""

from domain.decisions.planned_hours import PlannedHours
from domain.events.partners import PartnerHoursPlanned


class PlanPartnerHours(PlannedHours[PartnerHoursPlanned]):
    """Plan from when until when a partner is here."""
