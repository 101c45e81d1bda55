"""Opening a sealed text: about a person or a suspect with a reason, of the operation without.

Either way one row of the access log is kept for one opening, durable before the text is shown.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.events.amendments import EntryTextErased, PersonSealedDataErased
from domain.kernel import Event
from domain.words import EntryId, Scoped
from projections.operation.state import OperationState
from service.access.access import Forbidden, Viewer, must_open_sealed
from service.access.access_log import AccessLog
from service.access.meant import NOT_MEANT, meant_for
from service.access.reasons import sealed_reason
from service.access.sealed import SealedText
from service.privacy.vault import Erased, Vault


class Opener(Protocol):
    """What opening a text needs of an application."""

    @property
    def vault(self) -> Vault: ...

    @property
    def access_log(self) -> AccessLog: ...


@dataclass(frozen=True, slots=True)
class OpenedText:
    """What a text says; None where nothing was written, or where it was destroyed."""

    said: str | None
    erased: bool = False
    erased_at: datetime | None = None
    """When (UTC) it was destroyed, or all that was written of whom it was about, where the log says so."""


def open_text(
    app: Opener, viewer: Viewer, state: OperationState, text: SealedText, reason: str | None = None
) -> OpenedText:
    """Open a text, kept in the access log with the reason. Raises ValueError for one about somebody without a reason,
    Forbidden for a program, and for whom it is not meant.

    The caller has asked whether the viewer's roles let them open it.
    """
    must_open_sealed(viewer)
    if not meant_for(viewer, state, text):
        raise Forbidden(NOT_MEANT)
    if text.about and not reason:
        raise ValueError("A text about somebody opens with a reason")
    subject = text.about.ref if text.about else f"entry {text.position}"
    kept = sealed_reason(app.vault, (text.about or state.id).tag, reason) if reason else None
    app.access_log.record(viewer.user, viewer.agency, state.id, text.what, subject, kept)
    if text.reference is None:
        return OpenedText(None)
    try:
        return OpenedText(app.vault.open(text.reference))
    except Erased:
        return OpenedText(None, True, _erased_at(state, text))


def _erased_at(state: OperationState, text: SealedText) -> datetime | None:
    entry = next((each.envelope.entry for each in state.recorded_events if each.position == text.position), None)
    return max((each.at for each in state.recorded_events if _erases(each.event, entry, text.about)), default=None)


def _erases(event: Event, entry: EntryId | None, about: Scoped | None) -> bool:
    """Whether an event says that the texts of this entry were destroyed, or all that was written about somebody."""
    if isinstance(event, EntryTextErased):
        return event.entry == entry
    return isinstance(event, PersonSealedDataErased) and event.person == about
