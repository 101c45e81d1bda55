"""What is raised where an operation is asked for that cannot be read."""

from collections.abc import Sequence

from domain.kernel import RecordedEvent
from domain.words import OperationId


class CannotBeRead(Exception):
    """Entries of an operation that count and cannot be read or folded."""

    def __init__(self, operation: OperationId, entries: Sequence[RecordedEvent]) -> None:
        super().__init__(f"{operation} cannot be read: {', '.join(f'entry {each.position}' for each in entries)}")
        self.operation = operation
        self.entries = tuple(entries)
