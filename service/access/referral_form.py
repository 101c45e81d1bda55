"""How far a referral is, as one audience sees it."""

from dataclasses import replace

from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.referral_form import FormLine, FormSection, referral_form
from service.access.table import FORM_LINES
from service.access.visibility import NOT_SHOWN, NotShown, may_see


def shown_form(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[FormSection] | NotShown:
    """How far a referral is; a line that is not an audience's says neither that it is ready nor that not."""
    if not may_see(seen_by, "findings"):
        return NOT_SHOWN
    return [
        replace(section, lines=tuple(_line(line, seen_by) for line in section.lines))
        for section in referral_form(state, person)
    ]


def _line(line: FormLine, seen_by: frozenset[str]) -> FormLine:
    hidden = line.code in FORM_LINES and not FORM_LINES[line.code] & seen_by
    return FormLine(line.code, "not_shown", NOT_SHOWN) if hidden else line
