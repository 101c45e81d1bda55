"""The published versions of public outcomes: each holds its figures and stays as it was."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.events.outcomes import OutcomesNamed, OutcomesPublished
from domain.kernel import RecordedEvent
from projections.measures import SECTIONS
from service.access.access import Viewer
from service.access.visibility import must_see
from service.previews import number_of
from service.sent_outcomes import held_in, sent
from web.http.application import application
from web.http.render import page, part
from web.http.sign_in import signed_in
from web.pages.debrief.downloads import download
from web.pages.debrief.publications import hidden_below
from web.pages.outcomes.public import could_not, cover
from web.reports.report import Report, issued
from web.wording.periods import Period

router = APIRouter(include_in_schema=False)


@router.get("/outcomes/published/{position}.{ending}")
async def as_file(request: Request, position: int, ending: str) -> Response:
    """One version to take away."""
    report = await _report(request, await signed_in(request), position)
    context = {"report": report, "sections": SECTIONS}
    return await download(request, "", report, ending, lambda: part("reports/held.html", **context), {})


@router.get("/outcomes/published/{position}")
async def published(request: Request, position: int) -> Response:
    """One version, from the figures that it holds: never computed again."""
    viewer = await signed_in(request)
    report = await _report(request, viewer, position)
    base = f"/outcomes/published/{position}"
    return page(request, "outcomes/published.html", here="published", report=report, sections=SECTIONS, base=base)


async def _report(request: Request, viewer: Viewer, position: int) -> Report:
    """A version of this user's organisation; 404 for any other."""
    must_see(viewer, "published")
    every = await asyncio.to_thread(versions_of, request, viewer)
    found = next((each for each in every if each.position == position), None)
    if found is None:
        raise HTTPException(404, "There is no such version.")
    envelope = found.envelope
    said = (held_in(found), period_of(found), number_of(found), str(envelope.on_behalf_of), envelope.recorded_at)
    return file_of(*said)


def versions_of(request: Request, viewer: Viewer) -> list[RecordedEvent]:
    """The public outcomes that an organisation published, the oldest first."""
    every = sent(application(request).log, viewer.agency)
    return [each for each in every if isinstance(each.event, OutcomesPublished)]


def period_of(recorded: RecordedEvent) -> Period:
    """The period that a publication, or a preparation, covers."""
    assert isinstance(recorded.event, OutcomesNamed)
    return Period(recorded.event.since, recorded.event.until)


def file_of(held: Mapping[str, Any], period: Period, number: int, by: str, when: datetime) -> Report:
    """A version as a report, as it stands in its files: whoever previews it sees the same."""
    month = issued(when, public=True)
    words = f"Published by {by} in {month}. Exercises are left out.{could_not(int(held.get('left_out') or 0))}"
    about = cover(period.quarters, by, month)
    said = (f"Outcomes, {period.quarters}", f"Public version {number}", words, True, held.get("measures") or {})
    return Report(*said, about=about, thresholds=hidden_below(held))
