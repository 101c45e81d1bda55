"""The papers of an operation: the latest of each kind to be read whole, and the way to the earlier ones."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.amend import AMENDMENTS
from domain.declaration import fields_of
from domain.events import debrief
from domain.kernel import EVENTS, Event, RecordedEvent
from domain.words import PersonId, SuspectId
from projections.operation.state import OperationState
from service.access.sealed import SealedText, texts_of
from service.access.visibility import must_see
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.papers.latest import LATEST, opens
from web.pages.record.entry.texts import ShownText, shown_texts, written
from web.wording import sentence

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Kind:
    """Papers of one kind: the latest with what it says, and those before it in words, the newest first."""

    latest: RecordedEvent
    words: str
    texts: list[ShownText]
    earlier: list[tuple[RecordedEvent, str]]


@router.get("/operations/{operation}/papers")
async def papers(request: Request, operation: str) -> Response:
    """What this reader may read, the kind that was written last on top. Each text shown is kept as opened."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    seen_by = must_see(viewer, "papers")
    kinds, several = [], len(state.centres) > 1
    for latest, *earlier in _by_kind(state, seen_by):
        texts = await shown_texts(app, viewer, state, _said(state, latest, seen_by))
        said = [(recorded, sentence(recorded, seen_by, several)) for recorded in earlier]
        kinds.append(Kind(latest, sentence(latest, seen_by, several), texts, said))
    return page(request, "papers/papers.html", state=state, here="papers", kinds=kinds)


def _by_kind(state: OperationState, seen_by: frozenset[str]) -> list[list[RecordedEvent]]:
    """The entries of each kind of paper, the newest first."""
    every = [state.all(kind)[::-1] for kind in EVENTS.values() if _is_paper(kind) and opens(kind, seen_by)]
    found = [entries for entries in every if _is_read(state, entries, seen_by)]
    return sorted(found, key=lambda entries: entries[0].at, reverse=True)


def _is_read(state: OperationState, entries: list[RecordedEvent], seen_by: frozenset[str]) -> bool:
    """Whether there is something to read: a text in one of them, or that one of those whose latest counts has none."""
    if entries and type(entries[0].event) in LATEST:
        return True
    return any(_said(state, each, seen_by) for each in entries)


def _said(state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]) -> list[SealedText]:
    """The texts of an entry; those alone in which something is written, but for a paper whose latest counts."""
    texts = written(texts_of(state, recorded.position, seen_by))
    return [each for each in texts if each.reference or type(recorded.event) in LATEST]


def _is_paper(kind: type[Event]) -> bool:
    """Whether an event holds texts of the operation; a debrief's have a page of their own, an amendment's its entry."""
    about_somebody = fields_of(kind, PersonId) or fields_of(kind, SuspectId)
    return not about_somebody and kind.__module__ != debrief.__name__ and kind not in AMENDMENTS
