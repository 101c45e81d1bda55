"""What *More* offers first: twelve things by phase and role, each with how it stands; the rest is found by words."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.declaration import fields_of
from domain.events import shift
from domain.events.care import WelfareProvided
from domain.events.venue import ShiftHandoverRecorded, SituationReportIssued
from domain.kernel import AnyDecision, Event
from domain.phases import running
from domain.words import PersonId
from projections.local_time import local_clock
from projections.operation.state import OperationState
from projections.views.partners import partners
from service.access.access import Viewer, audience, may_do
from service.access.visibility import may_see
from service.commands.names import DECISIONS, SLUGS, slug
from web.pages.record.additions.looked_over import NOTHING, SAW
from web.wording import ACTIONS

Chapters = list[tuple[str, list[tuple[str, str]]]]
"""Headings, each with the addresses and words of what stands under it."""
TWELVE = 12
BEFORE = (
    *("PartnerCommitted", "InterpretersBooked", "VenueBooked", "InformationSharingAgreementSigned"),
    *("BriefingIssued", "RiskAssessmentRecorded", "ObjectivesSet", "SinglePointOfContactNamed"),
    *("SuppliesConfirmed", "GoDecisionRecorded", "SiteEntered", "CentreSetToStandby", "BriefingAcknowledged"),
)
READY = ("CentreOpened", "SiteEntered", "TransportDeparted", "PartnerArrived", "RoomsPrepared", *BEFORE)
LIVE = (
    *("PersonMissingReported", "RollCallTaken", "PartnerArrived", "OnCallPartnerActivated"),
    *("TransportDeparted", "TransportArrived", "WelfareProvided", "DecisionRecorded"),
    *("RoomBooked", "InterpreterAssigned", "ShiftHandoverRecorded", "SituationReportIssued"),
    *("WalkInArrived", "BedMoved", "FamilyContactMade", "ServiceContactMade", "HealthScreenCompleted"),
)
LEAVING = ("CentreClosed", "CentreStoodDown", *LIVE)
AFTER = (
    *("HotDebriefHeld", "StructuredDebriefHeld", "LessonRecorded", "ActionAssigned", "ActionClosed", "CostsRecorded"),
    *("FollowUpRecorded", "WellbeingRecorded", "ReasonableGroundsDecisionReceived", "TrainingRecorded"),
    *("DebriefReportPrepared", "VenueReleased", "OperationArchived"),
)
"""The order is fixed within a phase, so that a thumb finds it: urgent, coming and going, daily, report."""


AT_ONCE: dict[str, tuple[str, str]] = {
    "CentreClosed": (SAW, NOTHING),
    "CentreOpened": ("", ""),
    "CentreSetToStandby": ("", ""),
    "CentreStoodDown": ("", ""),
    "WelfareProvided": ("kind", "food"),
}
"""Event that nothing needs to be asked about, by the field and the value that go with the tap."""
WORDS = {"WelfareProvided": "Meal for all"}
"""What an event is called here, where that is more than its own words."""


@dataclass(frozen=True, slots=True)
class MoreToRecord:
    """Something to record: its address, its words, and how it stands, with which half of the visits end.

    `tap` is the field and the value that go with a tap that records it; None where a form asks for more.
    """

    address: str
    words: str
    stands: str
    tap: tuple[str, str] | None


def twelve(state: OperationState, viewer: Viewer, every: Chapters) -> list[MoreToRecord]:
    """The first things to record in this phase, of those that this user may; where few are, what else there is.

    Of that, what is about nobody comes first; what is about somebody stands on their row too, a shift on its own page.
    """
    first = [name for name in _phase(state) if may_do(viewer, name)]
    rest = sorted((SLUGS[address] for _, listed in every for address, _ in listed), key=_also_elsewhere)
    wanted = list(dict.fromkeys([*first, *(each.event.__name__ for each in rest)]))[:TWELVE]
    seen_by = audience(viewer)
    return [_offered(state, seen_by, name) for name in wanted]


def _also_elsewhere(decision: type[AnyDecision]) -> int:
    return 2 if decision.event.__module__ == shift.__name__ else int(bool(fields_of(decision.event, PersonId)))


def _offered(state: OperationState, seen_by: frozenset[str], name: str) -> MoreToRecord:
    words = WORDS.get(name, ACTIONS[name])
    return MoreToRecord(slug(DECISIONS[name]), words, _stands(state, seen_by, name), _tap(state, name))


def _tap(state: OperationState, name: str) -> tuple[str, str] | None:
    """What goes with a tap that records it; which of several centres, and who is still here, is asked first."""
    if len(state.centres) > 1 or (name == "CentreClosed" and state.on_site):
        return None
    return AT_ONCE.get(name)


def named(chapters: Chapters, search: str) -> Chapters:
    """Those things whose words hold every word that was typed."""
    words = search.lower().split()
    kept = (
        (heading, [each for each in listed if all(word in f"{heading} {each[1]}".lower() for word in words)])
        for heading, listed in chapters
    )
    return [(heading, listed) for heading, listed in kept if listed]


def _phase(state: OperationState) -> tuple[str, ...]:
    phases = {centre.phase for centre in state.centres.values()}
    if running(phases):
        left = any(person.departed for person in state.registered)
        return LEAVING if "standing_down" in phases or (left and not state.on_site) else LIVE
    if any(centre.closed for centre in state.centres.values()):
        return AFTER
    return READY if "standby" in phases or state.operation.go else BEFORE


def _stands(state: OperationState, seen_by: frozenset[str], name: str) -> str:
    """How it stands, of what this user may see anyhow."""
    stands = STANDS.get(name)
    return stands[1](state) if stands and may_see(seen_by, stands[0]) else ""


def _roll_call(state: OperationState) -> str:
    """The latest of each centre, which is named where there are several."""
    last = [(each.ref, centre.roll_calls[-1]) for each, centre in state.centres.items() if centre.roll_calls]
    said = [(ref, f"{call.present} of {call.expected} at {local_clock(call.recorded.at)}") for ref, call in last]
    named = (f"{ref} {words}" if len(state.centres) > 1 else words for ref, words in said)
    return ", ".join(named) or "none yet"


def _partners(stands: str, words: str) -> Callable[[OperationState], str]:
    return lambda state: f"{sum(each.stands == stands for each in partners(state))} {words}"


def _latest(kind: type[Event]) -> Callable[[OperationState], str]:
    return lambda state: f"last {local_clock(state.all(kind)[-1].at)}" if state.all(kind) else "none yet"


STANDS: dict[str, tuple[str, Callable[[OperationState], str]]] = {
    "RollCallTaken": ("numbers", _roll_call),
    "PartnerArrived": ("partners", _partners("expected", "expected")),
    "OnCallPartnerActivated": ("partners", _partners("on_call", "on call")),
    "WelfareProvided": ("people", _latest(WelfareProvided)),
    "ShiftHandoverRecorded": ("papers", _latest(ShiftHandoverRecorded)),
    "SituationReportIssued": ("papers", _latest(SituationReportIssued)),
}
"""Event by what of the access table opens how it stands, and by the words for that."""
