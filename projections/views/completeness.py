"""How complete the record is: field by field, of how many people it is recorded (FACTS 3.4, M50)."""

from dataclasses import dataclass

from projections.measures.quality import fields_due
from projections.operation.state import OperationState


@dataclass(frozen=True, slots=True)
class FieldCompleteness:
    """One field: recorded of due."""

    name: str
    recorded: int
    due: int

    @property
    def not_recorded(self) -> int:
        return self.due - self.recorded


def completeness(state: OperationState) -> list[FieldCompleteness]:
    """Every field that is due of anybody, of how many it is recorded."""
    return [FieldCompleteness(name, recorded, due) for name, (recorded, due) in fields_due(state).items()]
