"""What stands in place of a sealed text, and what is said to who gives no reason for opening one."""

from datetime import datetime

from service.access.opening import OpenedText
from service.clock import LONDON

LONGEST_REASON = 400


def no_reason(reason: str, opens: str = "read this") -> str | None:
    """What is wrong with a reason; None where nothing is."""
    if not reason.strip():
        return f"Say why you need to {opens}."
    if len(reason.strip()) > LONGEST_REASON:
        return f"Write at most {LONGEST_REASON} characters; this has {len(reason.strip()):,}."
    return None


def nothing_to_read(opened: OpenedText) -> str | None:
    """Not recorded, or erased and when; None where there is a text."""
    if opened.said is not None:
        return None
    return erased(opened.erased_at) if opened.erased else "Not recorded."


def erased(at: datetime | None) -> str:
    """That a text was destroyed, and on which day where that is known."""
    return f"Erased on {at.astimezone(LONDON):%a %-d %b %Y}." if at else "This text was erased."
