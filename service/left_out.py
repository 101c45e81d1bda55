"""Operations that could not be counted: named to those who may see them, and in no figure across operations."""

import asyncio
from dataclasses import dataclass

from domain.words import OperationId
from service.access.access import Viewer
from service.application import Application


@dataclass(frozen=True, slots=True)
class Missing:
    """An operation that is left out; `position` is the entry that stands in the way, if one does."""

    operation: OperationId
    name: str | None
    position: int | None


async def not_counted(app: Application, viewer: Viewer) -> list[Missing]:
    """The operations that are in no figure across operations, as far as this viewer may see them."""
    rows = {OperationId(each.operation): each for each in await asyncio.to_thread(app.outcomes.left_out)}
    return [
        Missing(state.id, rows[state.id].title, rows[state.id].position) async for state in app.days_of(viewer, rows)
    ]
