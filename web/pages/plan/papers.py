"""The papers of a plan: aims, risks, decisions, meetings, briefing, address; each text opens where somebody asks."""

from dataclasses import dataclass

from domain.events import partners, planning, venue
from domain.kernel import Event, RecordedEvent
from projections.operation.state import OperationState
from projections.views.plan.briefings import briefed, newest_briefing
from projections.views.plan.partners import coming
from projections.views.plan.pieces import asked_of, information
from service.access.access import Viewer, audience, may_do, sees
from service.access.sealed import texts_of
from service.access.visibility import reads
from service.application import Application
from web.http.addresses import form_of
from web.pages.plan.assessed import RiskShown, facts_of, risks_of
from web.pages.record.entry.texts import ShownText, shown_texts
from web.wording import ACTIONS, sentence

CARDS: tuple[tuple[str, str, type[Event]], ...] = (
    ("aims", "Aims", planning.ObjectivesSet),
    ("risks", "Risks", planning.RiskAssessmentRecorded),
    ("impact", "Impact assessment", planning.DpiaApproved),
    ("decisions", "Decisions", planning.DecisionRecorded),
    ("no-go", "Not to go ahead", planning.NoGoDecisionRecorded),
    ("information", "What services hold", planning.InformationReturned),
    ("meetings", "Meetings", planning.PlanningMeetingHeld),
    ("memorandum", "Memorandum", partners.MemorandumAgreed),
    ("briefing", "Briefing", planning.BriefingIssued),
    ("address", "Address of the venue", venue.VenueBooked),
)
ONCE_THERE_IS_ONE = frozenset({"no-go", "memorandum"})
"""The cards that most plans do not need."""


@dataclass(frozen=True, slots=True)
class Written:
    """One entry of a card: its sentence, whether it has a text for this reader, and that text once it is opened.

    `facts` are what an assessment says besides, `levels` how high its risk is, before and after what is done.
    """

    recorded: RecordedEvent
    says: str
    readable: bool
    texts: list[ShownText]
    facts: list[tuple[str, str]]
    levels: list[RiskShown]


@dataclass(frozen=True, slots=True)
class PlanCard:
    """What was written of one kind, the newest first; `address` leads to the form of another."""

    id: str
    title: str
    more: str
    rows: list[Written]
    button: str
    address: str | None


async def cards(app: Application, viewer: Viewer, state: OperationState, opened: str) -> list[PlanCard]:
    """The cards that this reader may know of. The text of the entry asked for is opened, and kept as opened."""
    seen_by, found = audience(viewer), []
    for id, title, kind in CARDS:
        if not sees(seen_by, kind.__name__) or (id == "address" and not reads(seen_by, kind.__name__, id)):
            continue
        rows = []
        for recorded in reversed(state.all(kind)):
            texts = [each for each in texts_of(state, recorded.position, seen_by) if each.reference]
            shown = await shown_texts(app, viewer, state, texts) if str(recorded.position) == opened else []
            said, levels = facts_of(recorded.event, seen_by), risks_of(recorded.event, seen_by)
            rows.append(Written(recorded, sentence(recorded, seen_by), bool(texts), shown, said, levels))
        form = f"{form_of(state.id, kind.__name__)}?next=/operations/{state.id}/plan"
        may = form if may_do(viewer, kind.__name__) else None
        if id in ONCE_THERE_IS_ONE and not rows:
            continue
        found.append(PlanCard(id, title, _more(state, id, rows), rows, ACTIONS[kind.__name__], may))
    return found


def _more(state: OperationState, id: str, rows: list[Written]) -> str:
    if id == "information" and (asked := asked_of(state)):
        return f"{len(asked) - len(list(information(state)))} of {len(asked)} have answered"
    version = newest_briefing(state)
    if id != "briefing" or version is None:
        return str(len(rows)) if rows else ""
    read = [briefed(state).get(each) for each in coming(state)]
    told = f", {read.count(False)} told us" if False in read else ""
    return f"version {version}: opened by {read.count(True)} of {len(read)}{told}"
