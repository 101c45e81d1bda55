"""At which of several centres something is recorded: the one of the board that the form was opened from, or theirs."""

from urllib.parse import urlencode

from starlette.datastructures import FormData

from domain.declaration import fields_of
from domain.events.departures import PersonDeparted, PersonMovedCentre
from domain.kernel import AnyDecision
from domain.words import CentreId
from projections.operation.state import OperationState
from service.commands.names import SLUGS

ELSEWHERE = (PersonMovedCentre,)
"""Whose centre is the one that somebody goes to."""


def one_of_several(state: OperationState, centre: str) -> str:
    """A centre of an operation that has several ("C2"); "" for any other, which chooses nothing."""
    refs = {each.ref for each in state.centres}
    return centre if len(refs) > 1 and centre in refs else ""


def centre_of_person(state: OperationState | None, ref: object) -> str | None:
    """The centre at which somebody ("P03") is: what is recorded about them is meant there."""
    centres = (each.centre for each in (state.registered if state else ()) if each.id.ref == ref)
    return next((centre.ref for centre in centres if centre), None)


def where_they_are(state: OperationState | None, decision: type[AnyDecision], form: FormData) -> FormData:
    """What a form says; where it names somebody and asks for no centre, theirs."""
    asks = [each.name for each in fields_of(decision.event, CentreId) if each.required and each.name not in form]
    centre = centre_of_person(state, form.get("person")) if asks and decision.event not in ELSEWHERE else None
    return FormData([*form.multi_items(), *((name, centre) for name in asks if centre)])


def at_centre(operation: str, action: str, centre: str) -> str:
    """The address of the form of an action ("register-person", "provide-welfare?kind=food") at a centre ("C2")."""
    address = f"/operations/{operation}/do/{action}"
    if not centre:
        return address
    event = SLUGS[action.partition("?")[0]].event
    of_it = (fields_of(event, CentreId) and event not in ELSEWHERE) or event is PersonDeparted
    asked = {"centre": centre} if of_it else {}
    return f"{address}{'&' if '?' in action else '?'}{urlencode({**asked, 'next': board_of(operation, centre)})}"


def board_of(operation: str, centre: str) -> str:
    """The address of the board, narrowed to a centre where there is one."""
    return f"/operations/{operation}" + (f"?centre={centre}" if centre else "")
