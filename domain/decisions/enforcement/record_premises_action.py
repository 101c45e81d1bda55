"""Record what was done about premises."""

from domain.events.enforcement import PremisesActionTaken
from domain.kernel import Record


class RecordPremisesAction(Record[PremisesActionTaken]):
    """Record what was done about premises."""

    late = True
