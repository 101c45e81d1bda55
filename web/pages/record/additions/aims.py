"""Beside each aim that a structured debrief judges stands its sentence; no more are asked about than there are.

A plan that holds no aims leaves none to judge, and the form says so.
"""

from domain.events.debrief import StructuredDebriefHeld
from domain.events.planning import ObjectivesSet
from projections.operation.state import OperationState
from projections.views.aims import FIELDS, aims_in
from service.access.access import Viewer, audience
from service.access.sealed import texts_of
from service.application import Application
from web.pages.record.entry.texts import shown_texts
from web.pages.record.fields import Field

NONE = "No aims stand on the plan, so none are asked about one by one."
ASKED = {name: number for number, name in enumerate(FIELDS, 1)}


async def aims_beside(app: Application, viewer: Viewer, state: OperationState | None, fields: list[Field]) -> None:
    """Say each aim under its question, and leave out the questions of those that there are not.

    Where they are not for this reader, or cannot be opened any more, every question stands as it is.
    """
    if state is None or not any(field.decision.event is StructuredDebriefHeld for field in fields):
        return
    if not any(event.text for _, event in state.events_of(ObjectivesSet)):
        _ask_of_none(fields)
        return
    newest = state.all(ObjectivesSet)[-1:]
    texts = [text for each in newest for text in texts_of(state, each.position, audience(viewer)) if text.reference]
    opened = [each.opened.said for each in await shown_texts(app, viewer, state, texts) if each.opened]
    aims = aims_in(opened[0]) if opened and opened[0] else []
    if not aims:
        return
    fields[:] = [field for field in fields if ASKED.get(field.name, 0) <= len(aims)]
    for field in fields:
        if field.name in ASKED:
            field.note = aims[ASKED[field.name] - 1]


def _ask_of_none(fields: list[Field]) -> None:
    fields[:] = [field for field in fields if field.name not in ASKED]
    for field in fields:
        if field.name == "aims_said":
            field.note = NONE
