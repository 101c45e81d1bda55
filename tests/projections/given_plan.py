"""A plan that lacks nothing, piece by piece, so that each can be left out."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, get_args

from domain.policy.planning import VENUE_NEEDS
from domain.vocabulary import WayAfterwards
from domain.words import Agency
from projections.across.directory import Directories, Directory
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap
from projections.views.plan.gaps import plan_gaps
from service.kinds import Everybody, organised
from tests.given import ADay

Step = tuple[str, str, dict[str, Any]]
CHILDREN = "Children's social care duty team"
EMERGENCY = "Council emergency planning"
PARTNERS = ("Police", "Health provider", CHILDREN, EMERGENCY)
OPEN = {"starts": "2026-10-13T07:00:00+01:00", "ends": "2026-10-13T10:00:00+01:00"}
PIECES: dict[str, Step] = {
    "contact": ("SinglePointOfContactNamed", "op", {}),
    "asked": ("InformationRequested", "op", {"service": "licensing"}),
    "answered": ("InformationReturned", "op", {"service": "licensing"}),
    "met": ("PlanningMeetingHeld", "op", {}),
    "decided": ("DecisionRecorded", "op", {"ref": "DL-01"}),
    "aims": ("ObjectivesSet", "op", {"text": "People are safe."}),
    "assessed": ("VenueAssessed", "op", {"passed": list(VENUE_NEEDS)}),
    "venue": ("VenueBooked", "op", {"beds": 20, "nights": 5}),
    "budget": ("BudgetApproved", "op", {"ceiling_pounds": 6000}),
    **{each: ("PartnerCommitted", each, {"mode": "on_site"}) for each in PARTNERS},
    "language": ("LanguageExpected", "op", {"language": "ro"}),
    "interpreters": ("InterpretersBooked", "op", {"language": "ro", "on_site": 3}),
    "risk": ("RiskAssessmentRecorded", "op", {}),
    "impact": ("DpiaApproved", "op", {}),
    "supplies": ("SuppliesConfirmed", "op", {}),
    **{f"signed by {each}": ("InformationSharingAgreementSigned", each, {}) for each in PARTNERS},
    "briefing": ("BriefingIssued", "op", {"version": 1}),
    **{f"opened by {each}": ("BriefingAcknowledged", each, {"version": 1}) for each in PARTNERS},
    **{
        way: ("WayAfterwardsAgreed", "op", {"way": way, "bed": "hotel", "payer": "Council"})
        for way in get_args(WayAfterwards)
    },
    "hours": ("CentreHoursPlanned", "op", OPEN),
    "keys": ("VenueHandoverTaken", "op", {}),
    "rooms": ("RoomsPrepared", "op", {"rooms": ["R1", "R2", "R3"], "use": "conversation"}),
}
"""In the order in which a plan is made; the centre's hours need no partner's, who then are there the whole time."""


def a_whole_plan(without: Iterable[str] = (), **proposed: Any) -> ADay:
    """A plan for twenty people on 13 October 2026, proposed four weeks before, without these pieces."""
    day = ADay().at((-28, "10:00"))
    said = {"expected_max": 20, "planned_for": "2026-10-13", **proposed}
    day.has(("OperationProposed", "op", said)).at((-20, "10:00"))
    return day.has(*(step for name, step in PIECES.items() if name not in without))


def gaps_of(
    day: ADay | OperationState, known: Organisations | None = None, written: Directories | None = None
) -> list[PlanGap]:
    """What the plan lacks. Where no directory is given, everybody's role is described in the lead's."""
    state = day.day() if isinstance(day, ADay) else day
    return list(plan_gaps(state, organised(state, Everybody(known or Organisations(), written or told_of_all(state)))))


def lacks(
    day: ADay | OperationState, known: Organisations | None = None, written: Directories | None = None
) -> list[tuple[str, str | None]]:
    """The same as codes, each with what it is about."""
    return [(each.code, each.about) for each in gaps_of(day, known, written)]


def told_of_all(state: OperationState) -> Directories:
    """A directory of the council that leads, which says of each partner what it does."""
    found = Directories()
    own = found.by_council.setdefault(Agency(state.operation.led_by or "").folded, Directory())
    for each in state.partners:
        own.described[(Agency(each.ref).folded, "duty desk")] = datetime.min.replace(tzinfo=UTC)
    return found
