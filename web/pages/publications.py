"""The published versions of the debrief: each holds its figures and stays as it was."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.events.debrief import DebriefReportPublished
from domain.kernel import Past
from projections.day import Day
from projections.measures import SECTIONS, TITLES
from projections.public import PUBLISHED
from service.access import audience, may_do
from service.clock import LONDON
from service.publishing import figures_of
from web.desk import desk
from web.render import page, title_of
from web.reports.report import Report
from web.sign_in import signed_in
from web.wording.figures import changes

router = APIRouter(include_in_schema=False)
KINDS = (("partners", False, "Partner version"), ("public", True, "Public version"))


@dataclass(frozen=True, slots=True)
class Version:
    """One publication as it stands in the log; a withdrawn one was voided afterwards."""

    past: Past
    number: int
    public: bool
    held: dict[str, Any]
    withdrawn: bool

    @property
    def measures(self) -> dict[str, Any]:
        """The figures that it holds, by their id."""
        found: dict[str, Any] = self.held.get("measures") or {}
        return found


def versions(day: Day) -> list[Version]:
    """Every publication of an operation, the oldest first."""
    counted = {past.position for past in day.all(DebriefReportPublished)}
    return [
        Version(past, event.version, event.public, json.loads(event.figures or "{}"), past.position not in counted)
        for past in day.pasts
        if isinstance(event := past.event, DebriefReportPublished)
    ]


def changed(was: Version, now: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What a version says differently from an earlier one; of a public one only what is published at all."""
    titles = {code: title for code, title in TITLES.items() if not was.public or code in PUBLISHED}
    return changes(was.measures, now, titles, was.public)


def public_title(said: Mapping[str, Any]) -> str:
    """What the public reads an operation as: a reception centre in a county and a quarter."""
    return ", ".join(each for each in ("Reception centre", said.get("county"), said.get("quarter")) if each)


def report_of(day: Day, version: Version, title: str) -> Report:
    """A publication as a report; a public one says no more than county and quarter."""
    when = version.past.envelope.recorded_at.astimezone(LONDON)
    by = version.past.envelope.on_behalf_of
    name = f"{'Public' if version.public else 'Partner'} version {version.number}"
    if version.withdrawn:
        name += ", withdrawn"
    if version.public:
        title, as_of = public_title(version.held), f"Published by {by} in {when:%B %Y}."
    else:
        position = version.held.get("position")
        as_of = f"Published by {by} on {when:%-d %B %Y at %H:%M}, with everything in the log up to entry {position}."
    return Report(title, name, as_of, version.public, version.measures, day.operation.exercise)


def since_before(day: Day, version: Version) -> dict[str, Any]:
    """What a version says differently from the one of its kind before it, and that one's number; None for the first."""
    earlier = [
        each for each in versions(day) if each.public == version.public and each.past.position < version.past.position
    ]
    if not earlier:
        return {"changes": None, "before": None}
    return {"changes": changed(earlier[-1], version.measures), "before": earlier[-1].number}


async def published(request: Request, operation: str, position: int) -> tuple[Day, Version]:
    """A publication that this user may read; 404 for any other."""
    day = await debrief_day(request, operation)
    found = next((each for each in versions(day) if each.past.position == position), None)
    if found is None:
        raise HTTPException(404, "There is no such version.")
    return day, found


async def debrief_day(request: Request, operation: str) -> Day:
    """The day of an operation for somebody who sees its debrief; 403 for other roles."""
    viewer = await signed_in(request)
    day = desk(request).day(viewer, operation)
    if "debrief" not in audience(viewer):
        raise HTTPException(403, "Your role does not see the debrief figures.")
    return day


@router.get("/operations/{operation}/publications")
async def publications(request: Request, operation: str) -> Response:
    """The versions for partners and for the public, what has changed since, and the way to publish the next."""
    day = await debrief_day(request, operation)
    every = versions(day)
    return page(
        request,
        "publications/publications.html",
        day=day,
        here="debrief",
        kinds=[_kind(day, every, *kind) for kind in KINDS],
        may_publish=may_do(request.state.viewer, "DebriefReportPublished"),
    )


def _kind(day: Day, every: list[Version], name: str, public: bool, words: str) -> dict[str, Any]:
    """The versions of one kind, the newest first, and what the figures say differently by now."""
    mine = [each for each in reversed(every) if each.public == public]
    latest = next((each for each in mine if not each.withdrawn), None)
    return {
        "name": name,
        "public": public,
        "words": words,
        "versions": mine,
        "latest": latest,
        "changes": changed(latest, figures_of(day, public)) if latest else [],
        "next": max((each.number for each in mine), default=0) + 1,
    }


@router.get("/operations/{operation}/publications/{position}")
async def publication(request: Request, operation: str, position: int) -> Response:
    """One version, from the figures that it holds: never computed again."""
    day, version = await published(request, operation, position)
    return page(
        request,
        "publications/publication.html",
        day=day,
        here="debrief",
        report=report_of(day, version, title_of(day)),
        sections=SECTIONS,
        withdrawn=version.withdrawn,
        **since_before(day, version),
        base=f"/operations/{day.id}/publications/{position}",
    )
