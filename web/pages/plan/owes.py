"""What a partner owes a plan: its sharing agreement, and having opened the newest briefing."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.events.partners import InformationSharingAgreementSigned
from domain.kernel import Event, RecordedEvent
from domain.words import PartnerId
from projections.operation.entities import Partner
from projections.operation.state import OperationState
from projections.views.plan.briefings import newest_briefing, readings
from service.access.access import Viewer, audience
from service.access.visibility import may_see
from service.application import Application
from web.pages.plan.chase import ToChase, owed, to_chase


@dataclass(frozen=True, slots=True)
class Owes:
    """One thing that a partner owes: whether it is done, in words and a tone, by when, and how it is chased."""

    what: str
    says: str
    tone: str
    at: datetime | None
    due: date | None
    chase: ToChase | None


def last_of(state: OperationState, kind: type[Event], name: PartnerId) -> RecordedEvent | None:
    """The latest entry of a type about a partner."""
    return next((each for each in reversed(state.all(kind)) if getattr(each.event, "partner", None) == name), None)


async def owes(app: Application, viewer: Viewer, state: OperationState, name: PartnerId) -> list[Owes]:
    """The sharing agreement and the newest briefing: signed or not, opened or told or not."""
    partner, version = state.partners.get(name, Partner()), newest_briefing(state)
    found = []
    if partner.mode:
        done = last_of(state, InformationSharingAgreementSigned, name) if partner.signed else None
        words = ("Signed", "green") if partner.signed else ("Unsigned", "yellow")
        found.append(await _one(app, viewer, state, name, "Sharing agreement", words, done, "agreement_unsigned"))
    if partner.mode and version is not None:
        read = [row for row in readings(state, version) if row[1].partner == name]
        opened = any(event.confirmed == "opened" for _, event in read)
        words = ("Opened here", "green") if opened else ("Told us", "grey") if read else ("Not opened", "yellow")
        latest = read[-1][0] if read else None
        found.append(await _one(app, viewer, state, name, f"Briefing {version}", words, latest, "briefing_not_opened"))
    return found


async def _one(
    app: Application,
    viewer: Viewer,
    state: OperationState,
    name: PartnerId,
    what: str,
    words: tuple[str, str],
    done: RecordedEvent | None,
    code: str,
) -> Owes:
    gap = next((each for each in owed(app, viewer, state, code) if each.about == name.ref), None)
    chases = gap is not None and may_see(audience(viewer), "contacts")
    chase = await to_chase(app, viewer, state, gap) if gap and chases else None
    return Owes(what, *words, done.at if done else None, gap.due if gap else None, chase)
