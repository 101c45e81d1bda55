"""A lesson in words: its kind and status, who owns what it asks for, by when, and where it comes from."""

from collections.abc import Container
from datetime import date, datetime

from domain.words import Sealed
from projections.across.lessons import Learnt, Origin, alike
from projections.local_time import local_date
from service.lessons import UNSAID, read
from service.privacy.ahead import ReadTexts
from service.privacy.vault import Erased, Vault
from web.wording import label
from web.wording.periods import quarter

KINDS = {"good_practice": "Good practice", "improve": "To improve", None: "Kind not recorded"}
STATUS = {"identified": "Lesson identified", "learned": "Lesson learned"}
STRANDS = {
    **{code: code.capitalize() for code in ("pursue", "prevent", "protect", "prepare")},
    UNSAID: "Strand not recorded",
}
ERASED = "This text was erased."


def opened(vault: Vault | ReadTexts, reference: Sealed | str | None) -> str | None:
    """The text behind a reference; None where nothing was written, and a word in its place where it was erased."""
    if not reference:
        return None
    try:
        return vault.open(reference)
    except Erased:
        return ERASED


def standing(
    kind: str | None,
    status: str,
    owner: str | None,
    due: date | None,
    closed: datetime | None,
    late: int,
    assigned: bool = False,
) -> dict[str, object]:
    """What a page says of a lesson beside its text; of the owner and the date where something was assigned."""
    asked = assigned or any(each is not None for each in (owner, due, closed))
    return {
        "kind": KINDS[kind],
        "status": STATUS[status],
        "learned": status == "learned",
        "owner": f"Owner: {label(owner)}" if asked else None,
        "due": _due(due, closed, late) if asked else None,
        "late": late,
    }


def _due(due: date | None, closed: datetime | None, late: int) -> str:
    by = label(due.isoformat()) if due else None
    if closed:
        after = f", after it was due on {by}" if due and local_date(closed) > due else ""
        return f"Done on {label(local_date(closed).isoformat())}{after}"
    if late:
        return f"Was due on {by}: {days(late)} overdue"
    return f"Due on {by}" if by else f"Due date: {label(None)}"


def days(n: int) -> str:
    """So many days, in words."""
    return f"{n} day" if n == 1 else f"{n} days"


def as_read(vault: Vault, lesson: Learnt, seen: Container[str] = (), plan: Origin | None = None) -> dict[str, object]:
    """A lesson as the library shows it; its operation is named to those alone who may see that operation.

    `plan` is what somebody plans now, where they do: a lesson may be about the like of it.
    """
    try:
        text, task = read(vault, lesson)
    except Erased:
        text, task = ERASED, None
    source = lesson.origin
    known = (lesson.kind, lesson.status, lesson.owner, lesson.due, lesson.closed, lesson.late)
    return {
        "ref": lesson.ref,
        "text": text,
        "task": task,
        "strand": STRANDS[lesson.four_p or UNSAID],
        "origin": where_from(lesson),
        "exercise": source.exercise,
        "alike": plan is not None and alike(plan, lesson),
        "operation": source.operation if source.operation in seen else None,
        "name": source.name or "the operation",
        **standing(*known),
    }


def where_from(lesson: Learnt) -> str:
    """County, quarter and kind of premises: enough to judge a lesson by, too little to know the day by."""
    source = lesson.origin
    when = quarter(source.when).quarters if source.when else None
    premises = label(source.premises).capitalize() if source.premises else "Premises not recorded"
    return f"{premises}, {source.county or 'county not recorded'}, {when or 'date not recorded'}"
