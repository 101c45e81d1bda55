"""What can be done about a person: a button each, by one tap where nothing needs to be asked, by a form otherwise."""

from typing import Any
from uuid import uuid4

from domain.events.amendments import LegalHoldLifted, LegalHoldSet, PersonSealedDataErased
from domain.facts.legal_hold import held
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.access import Viewer, may_do
from service.access.hosts import may_do_in
from service.application import Application
from service.clock_of_a_day import clock_now
from service.commands.names import DECISIONS
from service.commands.schema import required_fields
from service.commands.submit import Proposal, reasons_against
from web.http.addresses import form_of
from web.pages.record.next_actions import ANSWERS, CHOSEN_BED, one_tap
from web.wording import ACTIONS, CHAPTERS, refusal

OF_WHAT_IS_SEALED = frozenset(each.__name__ for each in (PersonSealedDataErased, LegalHoldSet, LegalHoldLifted))
"""What is said of a number that was voided as well: something may be sealed under it."""
CHOOSE = "Choose the bed"
ASK = "Ask: do they want to be referred?"


def actions(
    state: OperationState, viewer: Viewer, names: tuple[str, ...], person: Person | None = None
) -> list[dict[str, Any]]:
    """The buttons for some actions: one tap where nothing needs to be asked, a form otherwise."""
    made = (_button(state, viewer, name, person) for name in names)
    return [each for each in made if may_do(viewer, each["name"])]


def _button(state: OperationState, viewer: Viewer, name: str, person: Person | None) -> dict[str, Any]:
    chosen = name == CHOSEN_BED
    event = "BedAllocated" if chosen else name
    return {
        "name": event,
        "words": CHOOSE if chosen else ACTIONS[event],
        "address": form_of(state.id, event),
        "filled": "&kind=centre" if chosen else "",
        "one_tap": None if chosen else one_tap(event, person),
        "agency": viewer.agency,
        "entry": uuid4().hex,
        "against": [],
    }


def asking(state: OperationState, viewer: Viewer, person: Person, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """The same buttons, those that answer whether somebody wants to be referred as one: they are asked on a page."""
    rest = tuple(name for name in names if name not in ANSWERS)
    found = actions(state, viewer, rest, person)
    if len(rest) < len(names) and may_do(viewer, ANSWERS[0]):
        address = f"/operations/{state.id}/people/{person.id.ref}/consent"
        ask: dict[str, Any] = {
            "name": ANSWERS[0],
            "words": ASK,
            "address": address,
            "filled": "",
            "one_tap": None,
            "against": [],
        }
        found.insert(names[0] not in ANSWERS, ask)
    return found


def with_reasons(
    app: Application, state: OperationState, viewer: Viewer, person: Person, listed: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The same buttons, each gate with what would stand against it now: beside the button, never a disabled one."""
    for each in listed:
        decision = DECISIONS[each["name"]]
        if decision.gate and {*required_fields(decision)} <= {"person", *(each["one_tap"] or {})}:
            proposal = Proposal(each["name"], {"person": person.id.ref, **(each["one_tap"] or {})})
            codes = reasons_against(app, viewer, state.id, proposal, each["agency"], clock_now(state))
            each["against"] = [refusal(code) for code in codes]
    return listed


def others(
    viewer: Viewer, state: OperationState, likely: tuple[str, ...], person: Person
) -> list[tuple[str, list[dict[str, Any]]]]:
    """Everything else that can be recorded about a person, by chapter; the bare answers too, for one tap.

    Under a registration that was voided nothing is: what was sealed there can be erased, or held.
    """
    found, not_now = [], _not_now(state, person)
    for chapter, heading in CHAPTERS.items():
        names = tuple(
            name
            for name, decision in DECISIONS.items()
            if decision.__module__.split(".")[2] == chapter
            and "person" in decision.event.__dataclass_fields__
            and "person" not in decision.makes
            and (name not in likely or name in ANSWERS)
            and may_do_in(viewer, state, name)
            and (not person.voided or name in OF_WHAT_IS_SEALED)
            and name not in not_now
        )
        if names:
            found.append((heading, actions(state, viewer, names, person)))
    return found


def _not_now(state: OperationState, person: Person) -> frozenset[str]:
    """What a legal hold, or that there is none, stands against."""
    holds = held(state.recorded_events)
    of_theirs = LegalHoldSet if person.id in holds else LegalHoldLifted
    erasing = {PersonSealedDataErased.__name__} if holds & {None, person.id} else set()
    return frozenset({of_theirs.__name__, *erasing})
