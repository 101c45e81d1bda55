"""What whoever answers had on the screen: the day that they were asked for, and how much was recorded by then."""

from collections.abc import Mapping

from service.commands.meanwhile import Meanwhile
from service.digits import number_in
from web.pages.answer.opened import Opened
from web.pages.record.entry.as_counted import DRAWN

FOR_DAY = "for_day"
OLD = (
    "What you are asked for, or what was answered for you, changed while you had this open. Nothing of yours was "
    "recorded yet. Look at it, and send it again if it stands."
)


def seen_up_to(found: Opened, form: Mapping[str, object]) -> int | None:
    """How much of the log they saw. Raises Meanwhile where it was another day that they were shown."""
    if form.get(FOR_DAY) and form[FOR_DAY] != str(found.day or ""):
        raise Meanwhile((), found.state.position)
    return number_in(str(form.get(DRAWN) or ""))
