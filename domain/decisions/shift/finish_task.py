"""Record that what was to be done is done, or no longer needed."""

from collections.abc import Iterator

from domain.events.shift import TaskDone
from domain.facts.on_shift import TaskFinished
from domain.kernel import Record


class FinishTask(Record[TaskDone]):
    """Record that what was to be done is done, or no longer needed."""

    late = True

    def ask(self) -> None:
        self.done = self.fact(TaskFinished(self.what.task))

    def why_not(self) -> Iterator[str]:
        if self.done.yes:
            yield "already_done"
