"""The access table: who may enter what, and who may see what. Each thing has one row; a second one is an error.

Rows of events stand in `service.access.rows`, chapter by chapter. `MAY_DO` and `COMPARTMENT` are read off them.
"""

from collections.abc import Iterable

from domain.declaration import declared
from domain.kernel import EVENTS
from service.access.rows import after, before, day, of_people, of_plan
from service.access.rows.row import EventRow, by_event

EVERYTHING = frozenset({"*"})

ROWS: dict[str, EventRow] = by_event(
    (
        *(*before.PLANNING, *before.VENUE, *before.PARTNERS, *before.SHIFT),
        *(*day.ARRIVALS, *day.CARE, *day.INTERVIEWS, *day.BEDS, *day.SAFEGUARDING, *day.DEPARTURES),
        *(*after.REFERRALS, *after.ENFORCEMENT, *after.DEBRIEF, *after.AMENDMENTS, *after.ORGANISATIONS),
        *after.OUTCOMES,
    )
)
"""Every event's row, by the event's name."""

_ROOM = frozenset({"counts", "people", "partners"})
_ON_SHIFT = _ROOM | {"briefing", "shift"}
_ACROSS = frozenset({"outcomes", "register"})
AUDIENCE: dict[str, frozenset[str]] = {
    "administrator": frozenset({"counts", "partners", "audit", "organisations", "directory"}),
    "manager": _ON_SHIFT | _ACROSS | {"arrests", "referrals", "safeguarding", "plan", "debrief", "needs", "directory"},
    "coordinator": _ON_SHIFT
    | _ACROSS
    | {"arrests", "referrals", "safeguarding", "plan", "debrief", "needs", "details", "identity", "audit"}
    | {"door", "lodging", "directory"},
    "registrar": _ON_SHIFT | {"details", "identity", "door"},
    "front_desk": _ON_SHIFT | {"door"},
    "interviewer": _ON_SHIFT | {"details", "referrals", "safeguarding", "arrests", "suspects"},
    "first_responder": _ON_SHIFT | {"details", "referrals", "safeguarding", "identity", "arrests", "suspects"},
    "health": _ON_SHIFT | {"needs", "health", "details"},
    "housing": _ON_SHIFT | {"details", "referrals", "lodging"},
    "welfare": _ON_SHIFT | {"details"},
    "tactical_lead": _ON_SHIFT | {"plan", "referrals", "arrests", "suspects", "debrief"},
    "debrief_facilitator": _ON_SHIFT | {"plan", "debrief", "referrals", "arrests", "outcomes"},
    "partner_reader": _ROOM | {"briefing", "debrief"},
    "analyst": frozenset({"counts", "partners", "debrief", "outcomes"}),
    "auditor": _ON_SHIFT
    | _ACROSS
    | {"arrests", "suspects", "referrals", "safeguarding", "plan", "debrief", "needs", "details", "audit"}
    | {"looks"},
    "reader": frozenset({"outcomes", "published"}),
    "wall": frozenset({"counts", "codes"}),
    "operator": _ON_SHIFT
    | _ACROSS
    | {"arrests", "suspects", "referrals", "safeguarding", "plan", "debrief", "needs", "details", "identity", "audit"}
    | {"door", "lodging", "directory"},
}
"""Role by the compartments it sees. `suspects` opens to police forces only, `needs` is that there is a health need,
`health` what was done about it, `lodging` where a bed outside the centre is, `arrests` their number alone, `outcomes`
the figures across operations, `register` who is known across them, `codes` the numbers of people and how far each is,
as a wall shows them to whoever walks past, `published` the versions of a debrief that were published, and nothing else
of an operation, `door` what is asked of those who stand at it, `briefing` what every partner is told before, `shift`
what one shift tells the next, `organisations` who there is and how each is reached, `directory` the venues and contacts
of one's own council, `looks` who looked at what and the reasons they gave."""
MAIN = {
    "coordinator": "PersonRegistered",
    "registrar": "PersonRegistered",
    "front_desk": "TransportArrived",
    "health": "HealthScreenCompleted",
    "interviewer": "PersonDebriefStarted",
    "first_responder": "PersonDebriefStarted",
    "housing": "BedAllocated",
    "welfare": "WelfareProvided",
    "tactical_lead": "SiteEntered",
    "manager": "PartnerCommitted",
    "debrief_facilitator": "LessonRecorded",
    "partner_reader": "BriefingAcknowledged",
    "operator": "PersonRegistered",
}
"""Role by the action that it comes to the board for. Of several roles the first one's counts; some only look."""


def _once(rows: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """What a page, a board or a frame can show, by who sees it: any of the compartments named. Each thing once."""
    found: dict[str, frozenset[str]] = {}
    for what, compartments in rows:
        if what in found:
            raise ValueError(f"{what} has two rows in the access table")
        found[what] = frozenset(compartments.split())
    return found


MAY_DO: dict[str, frozenset[str]] = {
    **{role: frozenset(row.event for row in ROWS.values() if role in row.roles.split()) for role in AUDIENCE},
    "operator": EVERYTHING,
}
"""Role by the events it may enter. `operator` replays whole days and plays exercises."""
COMPARTMENT: dict[str, str] = {event: row.compartment for event, row in ROWS.items()}
"""Event type by the compartment that it belongs to."""
FIELD_COMPARTMENT: dict[tuple[str, str], str] = {
    (event, field): row.narrower.get(field, row.compartment)
    for event, row in ROWS.items()
    for field in declared(EVENTS[event])
}
"""Event and field by the compartment of that field."""
ALARMS = _once(
    (
        ("adult", "safeguarding"),
        ("after_closing", "people"),
        ("arrived_more_than_left", "counts"),
        ("arrived_without_agreement", "partners"),
        ("beds_over_booked", "counts"),
        ("booked_twice", "people"),
        ("came_together", "people"),
        ("child_out_alone", "people"),
        ("closed_with_people_on_site", "counts"),
        ("council_not_told", "safeguarding"),
        ("departed_unchecked", "people"),
        ("departed_with_duty_open", "referrals"),
        ("given_back_with_people_on_site", "counts"),
        ("interpreter_double_used", "people"),
        ("missing_child_not_told", "safeguarding"),
        ("not_debriefed", "referrals"),
        ("opened_without_go", "partners"),
        ("over_capacity", "counts"),
        ("registered_over_arrived", "counts"),
        ("rests_on_corrected", "audit"),
        ("rests_on_voided", "referrals"),
        ("roll_call_differs", "counts"),
        ("room_double_used", "people"),
        ("sent_twice", "referrals"),
    )
)
"""Alarm code by who sees it."""
GAPS = _once(of_people.GAPS)
"""What is not there yet for a person, by who sees that it is not."""
PLAN_GAPS = _once(of_plan.GAPS)
"""What a plan lacks, by who sees that it does."""
FORM_LINES = _once(of_people.FORM_LINES)
"""Question of the referral form by who sees what the log says to it; one without a row goes with the findings."""
CLOCKS = _once(
    (
        ("duty_to_notify", "referrals"),
        ("time_to_decide", "referrals"),
        ("reasonable_grounds", "referrals"),
        ("recovery_period", "referrals"),
        ("social_worker", "safeguarding"),
        ("booking", "counts"),
        ("action", "debrief"),
        ("task", "partners"),
        ("break", "partners"),
    )
)
"""Clock by who sees it on the board."""
WAITS = _once(
    (
        ("health", "people"),
        ("bed", "people"),
        ("conversation", "people"),
        ("finding", "referrals"),
        ("answer", "referrals"),
        ("referral", "referrals"),
        ("notification", "referrals"),
        ("transport", "people"),
        ("details", "details"),
    )
)
"""What somebody waits for, by who sees it."""
DO_NEXT = _once(
    (
        ("missing", "people"),
        ("child_out_alone", "people"),
        ("duty_overdue", "referrals"),
        ("roll_call_differs", "counts"),
        ("health_need", "needs"),
        ("over_limit", "people"),
        ("not_registered", "counts"),
        ("call_in", "details door"),
        ("details_missing", "details"),
    )
)
"""What is to be done next, by who sees it; a clock goes by its own row, a wait stands only among those seen."""
COUNTS = _once(
    (
        ("on_site", "counts"),
        ("registered", "counts"),
        ("debriefed", "counts"),
        ("pv", "counts"),
        ("consents", "counts"),
        ("nrm", "counts"),
        ("rg_pos", "counts"),
        ("departed", "counts"),
        ("arrests", "arrests suspects"),
    )
)
"""Count of the board by who sees it."""
FIGURES = _once(
    (
        ("M10", "arrests suspects outcomes"),
        ("M13", "arrests suspects outcomes"),
        ("M53", "arrests suspects outcomes"),
    )
)
"""Figure by who sees it; one without a row is for everybody who sees figures."""
FIGURE_PARTS = _once((("M55 offence_group", "arrests suspects outcomes"),))
"""Breakdown of a figure by who sees it; one without a row goes with its figure."""
THINGS = _once(
    (
        ("operation", "counts"),
        ("plan", "plan briefing"),
        ("published", "published debrief"),
        ("people", "people"),
        ("codes", "codes people"),
        ("beds", "people"),
        ("partners", "partners"),
        ("findings", "referrals"),
        ("details", "details"),
        ("age_flag", "details door"),
        ("identity", "identity"),
        ("keep_apart", "safeguarding"),
        ("health_need", "needs"),
        ("amendments", "audit"),
        ("debrief", "debrief"),
        ("held_debriefs", "debrief"),
        ("lessons", "debrief"),
        ("outcomes", "outcomes"),
        ("register", "register"),
        ("arrests", "arrests suspects"),
        ("suspects", "suspects"),
        ("group", "people"),
        ("belongings", "people"),
        ("told", "people"),
        ("rights_texts", "briefing"),
        ("numbers", "counts"),
        ("organisations", "organisations"),
        ("programs", "organisations"),
        ("accounts", "organisations"),
        ("directory", "directory"),
        ("contacts", "plan"),
        ("papers", "briefing shift plan"),
        ("shift", "shift"),
        ("missing_steps", "safeguarding"),
        ("arrived?", "door"),
        ("looks", "looks"),
    )
)
"""Pages and parts of pages by who sees them."""
