"""Record how many people were counted; how many should be there is computed."""

from domain.events.venue import RollCallTaken
from domain.kernel import Record


class TakeRollCall(Record[RollCallTaken]):
    """Record how many people were counted; how many should be there is computed."""
