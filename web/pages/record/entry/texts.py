"""Sealed texts as pages show them: those of the operation in place, one about somebody once a reason is given."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import Request

from domain.events.planning import BriefingIssued, DpiaApproved, GoDecisionRecorded, RiskAssessmentRecorded
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.meant import NOT_MEANT, meant_for
from service.access.opening import OpenedText, open_text
from service.access.sealed import SealedText, earlier_texts, texts_of, texts_of_correction
from service.access.visibility import may_see
from service.application import Application
from service.waiting import may_wait
from web.http.proving import not_proven
from web.wording import question
from web.wording.texts import no_reason, nothing_to_read

IN_PARTS = (BriefingIssued, RiskAssessmentRecorded, DpiaApproved, GoDecisionRecorded)
"""Papers with many parts, of which most may be empty, or were not asked for: a reason to go without what was there."""


@dataclass(frozen=True, slots=True)
class TextRequest:
    """The one text about somebody that a reader asks for, and why."""

    text: SealedText
    reason: str
    problem: str | None
    """What is wrong with the reason, or why whoever asks has not shown that they are who signed in."""


async def asked_for(request: Request, text: SealedText, reason: str, password: str) -> TextRequest:
    """A request for a text about somebody: the screen may have been left alone since its user signed in."""
    return TextRequest(text, reason, no_reason(reason) or await not_proven(request, password))


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text on a page: what was asked, and what it says; nothing of it while it is sealed, or meant for others."""

    text: SealedText
    asked: str
    opened: OpenedText | None = None
    reason: str = ""
    problem: str | None = None
    not_meant: bool = False

    @property
    def nothing(self) -> str | None:
        """Why there is nothing to read."""
        return NOT_MEANT if self.not_meant else nothing_to_read(self.opened) if self.opened else None


async def entry_texts(
    app: Application, viewer: Viewer, state: OperationState, recorded: RecordedEvent, wanted: TextRequest | None
) -> dict[str, list[ShownText]]:
    """What was written: as it counts, what a correction made of it, and what no longer counts for those who audit."""
    seen_by, position = audience(viewer), recorded.position
    now = [*written(texts_of(state, position, seen_by)), *texts_of_correction(state, recorded, seen_by)]
    before = earlier_texts(state, position, seen_by) if may_see(seen_by, "amendments") else []
    return {
        "texts": await shown_texts(app, viewer, state, now, wanted),
        "earlier": await shown_texts(app, viewer, state, before, wanted),
    }


def written(texts: list[SealedText]) -> list[SealedText]:
    """Those parts of a paper in which something is written; of one that says nothing, its text. Others whole."""
    if not any(isinstance(each.event, IN_PARTS) for each in texts):
        return texts
    said = [each for each in texts if each.reference]
    return said or [each for each in texts if each.field == "text"]


async def shown_texts(
    app: Application,
    viewer: Viewer,
    state: OperationState,
    texts: Iterable[SealedText],
    wanted: TextRequest | None = None,
) -> list[ShownText]:
    """The texts of a page. Each that is opened here is one row of the access log."""
    listed = list(texts)
    return await may_wait(lambda: [_shown(app, viewer, state, each, wanted) for each in listed])


def _shown(
    app: Application, viewer: Viewer, state: OperationState, text: SealedText, wanted: TextRequest | None
) -> ShownText:
    words = question(type(text.event).__name__, text.field)
    if not meant_for(viewer, state, text):
        return ShownText(text, words, not_meant=True)
    if text.reference is None and text.about:
        return ShownText(text, words, OpenedText(None))
    if text.about is None:
        return ShownText(text, words, open_text(app, viewer, state, text))
    if wanted is None or wanted.text != text:
        return ShownText(text, words)
    if wanted.problem:
        return ShownText(text, words, None, wanted.reason, wanted.problem)
    return ShownText(text, words, open_text(app, viewer, state, text, wanted.reason.strip()))
