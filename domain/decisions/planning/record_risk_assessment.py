"""Record the risk assessment."""

from domain.events.planning import RiskAssessmentRecorded
from domain.kernel import Record


class RecordRiskAssessment(Record[RiskAssessmentRecorded]):
    """Record the risk assessment."""

    late = True
