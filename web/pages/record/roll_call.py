"""What a roll call says: who was ticked, and how many who are not registered."""

from collections.abc import Sequence

from starlette.datastructures import FormData

from domain.kernel import AnyDecision
from domain.words import CentreId
from projections.operation.state import OperationState
from web.pages.record.fields import Field

CALL = "RollCallTaken"
TICK, HEADS = "tick", "not_registered"
"""What a button that ticks everybody or nobody sends, and the number of those seen who are not registered."""
UNANSWERED = "How many who are not registered did you see? Write 0 where there was nobody"
"""What stands beside that number, and not beside the number of heads."""


def is_roll_call(decision: type[AnyDecision]) -> bool:
    """Whether a decision is asked for as a list of people."""
    return decision.event.__name__ == CALL


def only_ticks(
    decision: type[AnyDecision],
    fields: Sequence[Field],
    found: dict[str, object],
    form: FormData,
    state: OperationState | None,
) -> bool:
    """Whether a roll call was sent to tick everybody or nobody, which stands in its field then; else work it out."""
    if not is_roll_call(decision) or state is None:
        return False
    how, seen = form.get(TICK), field_named(fields, "seen")
    if how is None:
        _complete(fields, found, form)
        return False
    here = [each.id.ref for each in state.registered if each.centre == centre_of(state, fields) and not each.away]
    seen.value = here if how == "all" else []
    for field in fields:
        field.error = None
    return True


def _complete(fields: Sequence[Field], found: dict[str, object], form: FormData) -> None:
    """The heads are those ticked and those who are not registered; a number typed instead is what was counted."""
    present, more = field_named(fields, "present"), _typed(form, HEADS)
    if _typed(form, "present") or HEADS not in form:
        return
    if not (more.isascii() and more.isdecimal() and len(more) < 5):
        present.error = present.note = UNANSWERED
        return
    seen = [str(each) for each in form.getlist("seen")]
    present.error = None
    if not seen and not int(more):
        field_named(fields, "seen").error = "Tick who you saw. If you saw nobody at all, write 0 under Heads alone"
        return
    found |= {"seen": seen, "present": len(set(seen)) + int(more)}


def centre_of(state: OperationState, fields: Sequence[Field]) -> CentreId:
    """The centre that is meant: as chosen, else the first."""
    chosen = next((str(each.value) for each in fields if each.declared.is_a(CentreId) and each.value), None)
    by_ref = {each.ref: each for each in state.centres}
    return by_ref.get(chosen or "") or next(iter(state.centres), CentreId.of(state.id, "C1"))


def field_named(fields: Sequence[Field], name: str) -> Field:
    """The question of this name."""
    return next(field for field in fields if field.name == name)


def _typed(form: FormData, name: str) -> str:
    return str(form.get(name) or "").strip()
