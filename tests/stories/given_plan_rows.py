"""The rows of the reference operation up to the go decision, and each piece of its plan that can be left out."""

from collections.abc import Callable, Iterator
from typing import Any

from domain.policy.planning import VENUE_NEEDS
from tests.stories.by_form import Browser, Row
from tests.stories.rows import Client, reference_rows

MANAGER, CHILDREN = "Community safety manager", "Children's social care duty team"
EMERGENCY = "Council emergency planning"
WORDS: dict[str, dict[str, Any]] = {
    "OperationProposed": {"planned_for": "2026-10-13"},
    "ObjectivesSet": {"text": "Make people safe; obtain evidence."},
    "VenueAssessed": {"passed": list(VENUE_NEEDS)},
    "BudgetApproved": {"ceiling_pounds": 6000},
    "InformationSharingAgreementSigned": {"signed": 11},
    "BriefingIssued": {"acks": 11},
}
"""What the reference day leaves out of its rows, and a plan needs."""
HOURS = {"starts": "2026-10-13T06:00", "ends": "2026-10-13T09:00"}
NEEDS = (
    ("interview_rooms", "communal_area", "interview rooms, communal area"),
    ("sleeping_area", "toilets", "sleeping area, toilets"),
    ("showers", "staff_room", "showers, staff room"),
    ("waiting_area", "waiting area"),
    ("quiet_room", "quiet room"),
    ("keep_apart_routes", "keep apart routes"),
)
"""What a venue is to have at the least, as the page says it."""
HOUSING = "Housing lead"
WAYS = (
    ("adult_consents", "adult who consents", HOUSING),
    ("adult_declines", "adult who declines", HOUSING),
    ("child_or_unsure", "under 18, or age unsure", "Children's services lead"),
    ("no_recourse", "no recourse to public funds", HOUSING),
    ("home_or_own_way", "goes home, or own way", HOUSING),
)
"""Each way afterwards, as the page says it, and who owes its bed and its payer."""
MORE: tuple[Row, ...] = (
    {"type": "LanguageExpected", "data": {"language": "ro"}},
    {"type": "InterpretersBooked", "data": {"language": "ro", "on_site": 1}},
    *(
        {"type": "WayAfterwardsAgreed", "data": {"way": way, "bed": "council_temporary", "payer": "Council"}}
        for way, *_ in WAYS
    ),
    {"type": "CentreHoursPlanned", "data": HOURS},
    {"type": "RoomsPrepared", "data": {"rooms": ["R1", "R2", "R3"], "use": "conversation"}},
    {"type": "PartnerHoursPlanned", "subject": "Health provider", "data": {**HOURS, "staff": 2}},
    {"type": "PartnerCommitted", "subject": EMERGENCY, "data": {"mode": "on_call", "minutes": 90}},
)
"""What a plan settles beside it: languages, ways afterwards, hours, emergency planning."""
Change = Callable[[Row], Row | None]
Told = tuple[str, str, str, str]


def without(kind: str, *about: str) -> Change:
    """Leave out the rows of a type, or those of it that are about one of these."""
    return lambda row: None if row["type"] == kind and (not about or _about(row) in about) else row


def night_without_the_telephone(row: Row) -> Row | None:
    """Let the centre be open until the next morning, and those on site with it."""
    if row["type"] in ("CentreHoursPlanned", "PartnerHoursPlanned"):
        return {**row, "data": row["data"] | {"ends": "2026-10-14T09:00"}}
    return row


def without_partner(*names: str) -> Change:
    return lambda row: None if row.get("subject") in names else row


def saying(kind: str, about: str = "", **data: Any) -> Change:
    """Let the rows of a type say something else."""
    return lambda row: (
        {**row, "data": row["data"] | data} if row["type"] == kind and about in ("", _about(row)) else row
    )


def planned(by: Client | Browser, *changes: Change) -> None:
    """Plan the day from its first row up to the go decision."""
    for row in _rows():
        changed: Row | None = row
        for change in changes:
            changed = change(changed) if changed else None
        if changed:
            by.carry_out(changed)


def _rows() -> Iterator[Row]:
    rows = reference_rows()
    for row in rows[: next(n for n, row in enumerate(rows) if row["type"] == "GoDecisionRecorded")]:
        data = {**(row["data"] or {}), **WORDS.get(row["type"], {})}
        if data.get("mode") == "on_call":
            data["minutes"] = 60
        yield {**row, "data": data}
        if row["type"] == "InterpretersBooked":
            yield from ({**row, "subject": "op", **each} for each in MORE)


def _about(row: Row) -> str | None:
    data = row["data"]
    found: str | None = data.get("way") or data.get("language") or row.get("subject")
    return found
