"""The published versions of the debrief: each holds its figures and stays as it was."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.events.debrief import DebriefReportPrepared, DebriefReportPublished
from domain.events.outcomes import OutcomesPublished
from domain.kernel import RecordedEvent
from domain.policy.small_numbers import Thresholds
from projections.disclosure import PUBLISHED
from projections.local_time import local_clock
from projections.measures import SECTIONS, TITLES
from projections.operation.cannot_be_read import CannotBeRead
from projections.operation.state import OperationState
from service.access.access import audience, may_do, sees
from service.access.figures import not_shown_figures, shown_plain
from service.access.visibility import must_see
from service.application import NoSuchOperation
from service.clock import LONDON
from service.publishing import figures_of, operations_published
from service.sent_outcomes import sent
from web.http.application import application
from web.http.render import page, title_of
from web.http.sign_in import signed_in
from web.reports.report import Report, issued
from web.wording.figures import changes

router = APIRouter(include_in_schema=False)
WITHDRAWN = ", withdrawn"
Figures = Mapping[str, Mapping[str, object]]
KINDS = (("partners", False, "Partner version"), ("public", True, "Public version"))


@dataclass(frozen=True, slots=True)
class Version:
    """One publication as it stands in the log; a withdrawn one was voided afterwards."""

    recorded: RecordedEvent
    number: int
    public: bool
    held: dict[str, Any]
    withdrawn: bool

    @property
    def measures(self) -> dict[str, Any]:
        """The figures that it holds, by their id."""
        found: dict[str, Any] = self.held.get("measures") or {}
        return found

    @property
    def thresholds(self) -> Thresholds:
        """Under which it hides numbers."""
        return hidden_below(self.held)


def hidden_below(held: Mapping[str, Any]) -> Thresholds:
    """Under which thresholds a version hides; those that do not say so hid fewer than five people or arrests."""
    return Thresholds(**held.get("hidden_below", {"people": 5, "suspects": 5}))


def versions(state: OperationState) -> list[Version]:
    """Every publication of an operation, the oldest first."""
    counted = {recorded.position for recorded in state.all(DebriefReportPublished)}
    return [
        Version(
            recorded, event.version, event.public, json.loads(event.figures or "{}"), recorded.position not in counted
        )
        for recorded in state.recorded_events
        if isinstance(event := recorded.event, DebriefReportPublished)
    ]


def changed(
    was: Version, now: Mapping[str, Mapping[str, object]], seen_by: frozenset[str]
) -> list[tuple[str, str, str]]:
    """What a version says differently from an earlier one, as far as an audience sees it; of a public one only what is
    published at all.
    """
    return public_changes(was.measures, now) if was.public else _shown_changes(was, now, seen_by)


def _shown_changes(
    was: Version, now: Mapping[str, Mapping[str, object]], seen_by: frozenset[str]
) -> list[tuple[str, str, str]]:
    before, after = (shown_plain(each, seen_by) for each in (was.measures, now))
    return public_changes(before, after) if was.public else changes(before, after, TITLES)


def public_changes(was: Figures, now: Figures) -> list[tuple[str, str, str]]:
    """What two public versions say differently, of what is published at all."""
    titles = {code: title for code, title in TITLES.items() if code in PUBLISHED}
    return changes(was, now, titles, public=True)


def public_title(said: Mapping[str, Any]) -> str:
    """What the public reads an operation as: a reception centre in a county and a quarter."""
    return ", ".join(each for each in ("Reception centre", said.get("county"), said.get("quarter")) if each)


def whole_or_partner(seen_by: frozenset[str]) -> str:
    """What a debrief is called for an audience: the whole of it, or the part that partners see."""
    return "Partner version" if not_shown_figures(seen_by) or not sees(seen_by, "ObjectivesSet") else "Full version"


def report_of(state: OperationState, version: Version, title: str, seen_by: frozenset[str]) -> Report:
    """A publication as a report, as far as an audience sees it; a public one says no more than county and quarter."""
    when = version.recorded.envelope.recorded_at.astimezone(LONDON)
    by = version.recorded.envelope.on_behalf_of
    if version.public:
        return public_file(state, version.held, version.number, str(by), when, version.withdrawn)
    name = f"Partner version {version.number}{WITHDRAWN if version.withdrawn else ''}"
    said = f"{issued(when, False)} at {local_clock(when)}"
    as_of = f"Published by {by} on {said}, with everything in the log up to entry {version.held.get('position')}."
    about = {"Operation": title, "Organisation": str(by), "Issued": issued(when, False)}
    figures = shown_plain(version.measures, seen_by)
    return Report(title, name, as_of, False, figures, state.operation.exercise, about)


def public_file(
    state: OperationState, held: Mapping[str, Any], number: int, by: str, when: datetime, withdrawn: bool = False
) -> Report:
    """A public version as a report, as it stands in its files: whoever previews it sees the same."""
    title = public_title(held)
    name = f"Public version {number}{WITHDRAWN if withdrawn else ''}"
    about = {"Operation": title, "Organisation": by, "Issued": issued(when, True)}
    said = (title, name, f"Published by {by} in {issued(when, True)}.", True, held.get("measures") or {})
    return Report(*said, state.operation.exercise, about, thresholds=hidden_below(held))


def since_before(state: OperationState, version: Version, seen_by: frozenset[str]) -> dict[str, Any]:
    """What a version says differently from the one of its kind before it, and that one's number; None for the first."""
    earlier = [
        each
        for each in versions(state)
        if each.public == version.public and each.recorded.position < version.recorded.position
    ]
    if not earlier:
        return {"changes": None, "before": None}
    return {"changes": changed(earlier[-1], version.measures, seen_by), "before": earlier[-1].number}


async def published(request: Request, operation: str, position: int) -> tuple[OperationState, Version]:
    """A publication that this user may read; 404 for any other."""
    viewer = await signed_in(request)
    state = application(request).published_of(viewer, operation)
    found = next((each for each in versions(state) if each.recorded.position == position), None)
    if found is None:
        raise HTTPException(404, "There is no such version.")
    return state, found


async def debrief_day(request: Request, operation: str) -> OperationState:
    """The day of an operation for somebody who sees its debrief; 403 for other roles."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "debrief")
    return state


@router.get("/published")
async def everything_published(request: Request) -> Response:
    """What was published of the operations of this user's organisation, the latest first."""
    viewer = await signed_in(request)
    must_see(viewer, "published")
    app = application(request)
    found = []
    for operation in await asyncio.to_thread(operations_published, app.log):
        await app.load(viewer, operation)
        with suppress(NoSuchOperation, CannotBeRead):
            state = app.published_of(viewer, operation)
            found += [(title_of(state), state, each) for each in versions(state) if not each.withdrawn]
    found.sort(key=lambda row: row[2].recorded.position, reverse=True)
    totals = await asyncio.to_thread(sent, app.log, viewer.agency)
    totals = [each for each in reversed(totals) if isinstance(each.event, OutcomesPublished)]
    return page(request, "debrief/published.html", here="published", published=found, totals=totals)


@router.get("/operations/{operation}/publications")
async def publications(request: Request, operation: str) -> Response:
    """The versions for partners and for the public, what has changed since, and the way to publish the next."""
    state = await debrief_day(request, operation)
    every = versions(state)
    return page(
        request,
        "debrief/publications.html",
        state=state,
        here="debrief",
        kinds=[_kind(state, every, audience(request.state.viewer), *kind) for kind in KINDS],
        may_publish=may_do(request.state.viewer, "DebriefReportPublished"),
    )


def _kind(
    state: OperationState, every: list[Version], seen_by: frozenset[str], name: str, public: bool, words: str
) -> dict[str, Any]:
    """The versions of one kind, the newest first, and what the figures say differently by now."""
    mine = [each for each in reversed(every) if each.public == public]
    latest = next((each for each in mine if not each.withdrawn), None)
    number = max((each.number for each in mine), default=0) + 1
    waits = public and any(event.version == number for _, event in state.events_of(DebriefReportPrepared))
    return {
        "waits": waits,
        "name": name,
        "public": public,
        "words": words,
        "versions": mine,
        "latest": latest,
        # By now is not public yet: of a public version, too, they read what they may see.
        "changes": _shown_changes(latest, figures_of(state, public, latest.thresholds), seen_by) if latest else [],
        "next": number,
    }


@router.get("/operations/{operation}/publications/{position}")
async def publication(request: Request, operation: str, position: int) -> Response:
    """One version, from the figures that it holds: never computed again."""
    state, version = await published(request, operation, position)
    return page(
        request,
        "debrief/publication.html",
        state=state,
        here="debrief",
        report=report_of(state, version, title_of(state), audience(request.state.viewer)),
        sections=SECTIONS,
        withdrawn=version.withdrawn,
        **since_before(state, version, audience(request.state.viewer)),
        base=f"/operations/{state.id}/publications/{position}",
    )
