"""Who is asked to take part, and what each has answered."""

from dataclasses import dataclass
from datetime import datetime

from projections.local_time import local_clock, local_date
from projections.operation.state import OperationState
from projections.views.plan.invited import invited

REPLIES = {"on_site": "Yes, on site", "on_call": "Yes, on call", "no": "No", None: "No answer yet"}
TONES = {"on_site": "green", "on_call": "green", "no": "red", None: "grey"}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A partner that was asked: for when, how, what it answered and when."""

    name: str
    when: str
    mode: str | None
    reply: str
    tone: str
    at: datetime | None


def asked_rows(state: OperationState) -> list[AskedRow]:
    """Everybody who was asked, those who have not answered first."""
    rows = [
        AskedRow(
            each.partner.ref,
            _when(each.said.starts, each.said.ends),
            each.said.mode,
            REPLIES[each.answer],
            TONES[each.answer],
            each.answered.at if each.answered else None,
        )
        for each in invited(state)
    ]
    return sorted(rows, key=lambda row: row.at is not None)


def _when(starts: datetime | None, ends: datetime | None) -> str:
    """ "19:00 to 20:00", with the days where they are two."""
    if starts is None:
        return "no hours said"
    if ends is None:
        return f"from {local_clock(starts)}"
    later = "" if local_date(starts) == local_date(ends) else f" on {local_date(ends):%a %-d %b}"
    return f"{local_clock(starts)} to {local_clock(ends)}{later}"
