"""The texts that a council has for the people it meets: those of the council that leads an operation."""

from domain.events.organisations import RightsTextWritten
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.application import Application
from service.privacy.ahead import opened_ahead


def council_texts(app: Application, state: OperationState, paper: str) -> dict[str, RecordedEvent]:
    """The leading council's texts of a paper by their language."""
    council = state.operation.lead
    every = app.days.organisations.texts
    folded = council.folded if council else ""
    return {code: each for (name, of, code), each in every.items() if (name, of) == (folded, paper)}


async def read_council_text(app: Application, recorded: RecordedEvent | None) -> str | None:
    """What a text says; None where there is none in this language."""
    if recorded is None or not isinstance(recorded.event, RightsTextWritten):
        return None
    sealed = recorded.event.text
    return (await opened_ahead(app.vault, lambda: [sealed])).said(sealed)
