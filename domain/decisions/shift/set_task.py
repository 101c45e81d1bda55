"""Set something to be done, by an organisation or a post, by a time."""

from domain.events.shift import TaskSet
from domain.kernel import Record


class SetTask(Record[TaskSet]):
    """Set something to be done, by an organisation or a post, by a time."""

    makes = ("task",)
