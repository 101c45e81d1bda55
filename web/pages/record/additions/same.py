"""A new organisation whose name is near to one that is known: the form asks whether it is the same."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from starlette.datastructures import FormData

from domain.events.organisations import OrganisationRegistered
from domain.names import same_name, squeezed
from domain.words import INTERPRETERS, PartnerId
from projections.operation.state import OperationState
from web.pages.record.fields import Field

NEAR = 0.8
"""How alike two names are at least, of 1, for the one to be taken for a slip of the other."""
ASKED = "asked_"
"""What stands before a field's name where the form has asked about it: what was typed then."""


def ask_whether_same(
    fields: list[Field], state: OperationState | None, registered: Iterable[str], form: FormData
) -> None:
    """Ask beside the field, once: who sends the same name again means another organisation."""
    partners = [each.ref for each in state.partners if each.ref != INTERPRETERS] if state else []
    known = [*partners, *registered]
    for field in fields:
        name = squeezed(str(field.value or ""))
        introduced = field.declared.is_a(PartnerId) and field.name in field.decision.makes
        registers = field.decision.event is OrganisationRegistered and field.name == "name"
        if not (introduced or registers) or not name or same_name(name, str(form.get(f"{ASKED}{field.name}") or "")):
            continue
        if near := _near(name, known):
            field.asked = name
            if registers:
                field.error = f"Is this the same as {near}, which is registered? If not, send it again as it is"
                continue
            field.error = f"Is this the same as {near}? If so, choose {near}. If not, send it again as it is"
            field.choices = [(near, near)]


def _near(name: str, known: list[str]) -> str | None:
    """The known name that is most like a name, where one is near and none is the same."""
    if any(same_name(name, each) for each in known):
        return None
    alike = [(SequenceMatcher(None, name.casefold(), each.casefold()).ratio(), each) for each in known]
    return next((each for ratio, each in sorted(alike, reverse=True) if ratio >= NEAR), None)
