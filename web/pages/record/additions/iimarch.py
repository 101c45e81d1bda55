"""A briefing begins with what the plan says, or with what its last version said; both are edited before it goes out.

Facts stand in it as far as everybody sees them who may read it. Aims and risks are texts that only those on the plan
open: whoever writes the briefing opens them, which is kept, and decides what partners read of them.
"""

from collections.abc import Sequence

from domain.declaration import fields_of
from domain.events.planning import BriefingIssued, ObjectivesSet, RiskAssessmentRecorded
from domain.events.venue import VenueBooked
from domain.kernel import Event
from domain.words import Sealed
from projections.operation.state import OperationState
from projections.views.plan.briefings import newest_briefing
from projections.views.plan.venue_steps import addressed
from service.access.access import Viewer, audience
from service.access.readers import common_audience
from service.access.sealed import SealedText, texts_of
from service.application import Application
from web.pages.record.additions.from_the_plan import from_the_plan
from web.pages.record.entry.texts import shown_texts
from web.pages.record.fields import Field

FROM: dict[str, tuple[type[Event], str]] = {
    "intention": (ObjectivesSet, "From the aims"),
    "risk": (RiskAssessmentRecorded, "From the risk assessment"),
    "for_planners": (VenueBooked, "From the booking of the venue"),
}
"""The part of a briefing that begins with a text of the plan, and where that stands."""
WHO_READS = "{}. Read it before it goes out: every partner reads what stands here."


async def fill_briefing(
    app: Application, viewer: Viewer, state: OperationState | None, fields: Sequence[Field], *, anew: bool
) -> None:
    """Fill in a briefing that nobody has begun to write: version and parts. `anew` passes its last version over."""
    named = {field.name: field for field in fields if field.decision.event is BriefingIssued}
    if state is None or not named:
        return
    newest = newest_briefing(state)
    named["version"].value = named["version"].value or str((newest or 0) + 1)
    last = {} if anew or newest is None else await _last(app, viewer, state, newest)
    plan = from_the_plan(state, app.days, common_audience(BriefingIssued.__name__, "text"))
    for name in ({} if last else FROM).keys() & named.keys():
        kind, where = FROM[name]
        said = await _opened(app, viewer, state, _texts(viewer, state, kind))
        if said:
            plan[name] = "\n".join([*(words for _, words in said), *plan.get(name, "").splitlines()])
            named[name].note = where if name == "for_planners" else WHO_READS.format(where)
    for field in fields_of(BriefingIssued, Sealed):
        each = named.get(field.name)
        if each and each.value is None:
            each.value = (last or plan).get(field.name) or None


async def _last(app: Application, viewer: Viewer, state: OperationState, version: int) -> dict[str, str]:
    """What the parts of a version say."""
    issued = [recorded for recorded, event in state.events_of(BriefingIssued) if event.version == version]
    return dict(await _opened(app, viewer, state, texts_of(state, issued[-1].position, audience(viewer))))


def _texts(viewer: Viewer, state: OperationState, kind: type[Event]) -> list[SealedText]:
    """The texts of the latest entry of a kind; of risks those of every entry, because each may be one risk, and of
    venues those that are booked."""
    every = addressed(state) if kind is VenueBooked else state.all(kind)
    counting = every if kind in (RiskAssessmentRecorded, VenueBooked) else every[-1:]
    return [text for each in counting for text in texts_of(state, each.position, audience(viewer))]


async def _opened(
    app: Application, viewer: Viewer, state: OperationState, texts: Sequence[SealedText]
) -> list[tuple[str, str]]:
    """What texts say, each with its field; each that is opened is kept as opened."""
    shown = await shown_texts(app, viewer, state, [each for each in texts if each.reference])
    return [(each.text.field, each.opened.said) for each in shown if each.opened and each.opened.said]
