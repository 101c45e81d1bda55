"""Cards that people in a centre carry: a number, and a code that says it. Whoever finds one learns nothing else."""

from math import ceil

from domain.words import PersonId
from projections.operation.state import OperationState
from service.commands.names import FORMS
from web.reports.codes import DrawnCode, drawn_code

ON_A_SHEET = 10
SPARE = 0.25
"""So many more than are expected: people come unannounced, and cards are lost."""
MOST = 1_000
"""At so many the sheets end: more would keep a telephone waiting for minutes."""


def numbers(state: OperationState) -> list[str]:
    """As many as are expected, or came where those are more, and some to spare: whole sheets, one at the least."""
    people = max(state.operation.expected or 0, len(state.registered))
    sheets = max(1, ceil(people * (1 + SPARE) / ON_A_SHEET))
    return [FORMS[PersonId].format(number) for number in range(1, min(MOST, sheets * ON_A_SHEET) + 1)]


def card_sheets(numbers: list[str]) -> list[dict[str, DrawnCode]]:
    """Each sheet: its numbers, each with the code that a telephone or a scanner reads it from."""
    sheets = [numbers[start : start + ON_A_SHEET] for start in range(0, len(numbers), ON_A_SHEET)]
    return [{each: drawn_code(each) for each in sheet} for sheet in sheets]
