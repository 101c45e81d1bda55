"""Operations that could not be counted: named to those who may see them, and in no figure across operations."""

from dataclasses import dataclass

from domain.words import OperationId
from service.access.access import Viewer, may_see_operation
from service.application import Application


@dataclass(frozen=True, slots=True)
class Missing:
    """An operation that is left out; `position` is the entry that stands in the way, if one does."""

    operation: OperationId
    name: str | None
    position: int | None


def not_counted(app: Application, viewer: Viewer) -> list[Missing]:
    """The operations that are in no figure across operations, as far as this viewer may see them."""
    found = []
    for each in app.outcomes.left_out():
        state = app.days.as_far_as_readable(OperationId(each.operation))
        if state is not None and may_see_operation(viewer, state):
            found.append(Missing(state.id, each.title, each.position))
    return found
