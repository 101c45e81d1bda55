"""What a roll call says: who was ticked, and how many who are not registered."""

from collections.abc import Collection, Iterator, Sequence

from starlette.datastructures import FormData

from domain.kernel import AnyDecision
from domain.words import CentreId
from projections.operation.person import Person
from projections.operation.state import OperationState
from web.pages.record.fields import Field

CALL = "RollCallTaken"
EVERYBODY, ABSENT, HEADS, LISTED = "everybody", "absent", "not_registered", "listed"
"""What a button sends where everybody was seen, who is marked as not here, how many have no number yet, and who stood
on the list that its user saw."""
UNANSWERED = "How many who are not registered did you see? Choose 0 where there was nobody"
"""What stands beside that number, and not beside the number of heads."""
BOTH = "You marked somebody as not here whom you also saw"
NOBODY = "Tick who you saw, or mark who is not here. If you saw nobody at all, write 0 under Heads alone"


def is_roll_call(decision: type[AnyDecision]) -> bool:
    """Whether a decision is asked for as a list of people."""
    return decision.event.__name__ == CALL


def work_out(
    decision: type[AnyDecision],
    fields: Sequence[Field],
    found: dict[str, object],
    form: FormData,
    state: OperationState | None,
) -> None:
    """Work out a roll call: the heads are those seen and those who are not registered, or the number typed instead."""
    if not is_roll_call(decision) or state is None or _typed(form, "present") or HEADS not in form:
        return
    present, more = field_named(fields, "present"), _typed(form, HEADS)
    if not (more.isascii() and more.isdecimal() and len(more) < 5):
        present.error = present.note = UNANSWERED
        return
    seen, wrong = _seen(form, [each.id.ref for each in _here(state, fields)])
    present.error, field_named(fields, "seen").error = None, wrong
    if not wrong and not seen and not int(more):
        field_named(fields, "seen").error = NOBODY
    if not field_named(fields, "seen").error:
        found |= {"seen": seen, "present": len(set(seen)) + int(more)}


def _seen(form: FormData, here: Sequence[str]) -> tuple[list[str], str | None]:
    """Who was seen: those ticked; with nobody ticked, all but those marked as not here; or everybody, by one button."""
    seen, absent = ([str(each) for each in form.getlist(name)] for name in ("seen", ABSENT))
    another = _another_list(form, here, {*seen, *absent}, by_name=bool(seen) and not form.get(EVERYBODY))
    if form.get(EVERYBODY):
        seen = list(here)
    elif absent and not seen:
        seen = [each for each in here if each not in absent]
    return seen, BOTH if set(seen) & set(absent) else another


def _another_list(form: FormData, here: Sequence[str], named: Collection[str], by_name: bool) -> str | None:
    """What to look at again where others should be here by now than those whom the user saw on the list.

    Nobody counts as seen who came onto it since. Whom the form names itself was looked at; where everybody seen was
    ticked `by_name`, who is no longer on it stands in nobody's way.
    """
    listed = str(form.get(LISTED) or "").split()
    if LISTED not in form:
        return None
    new = [each for each in here if each not in listed and each not in named]
    gone = [] if by_name else [each for each in listed if each not in here and each not in named]
    said = [f"{what}: {', '.join(who)}" for who, what in ((new, "new on it"), (gone, "no longer on it")) if who]
    return (
        f"This list has changed since you opened it: {'; '.join(said)}. Look again, and send it again" if said else None
    )


def _here(state: OperationState, fields: Sequence[Field]) -> Iterator[Person]:
    return (each for each in state.registered if each.centre == centre_of(state, fields) and not each.away)


def centre_of(state: OperationState, fields: Sequence[Field]) -> CentreId:
    """The centre that is meant: as chosen, else the first."""
    chosen = next((str(each.value) for each in fields if each.declared.is_a(CentreId) and each.value), None)
    by_ref = {each.ref: each for each in state.centres}
    return by_ref.get(chosen or "") or next(iter(state.centres), CentreId.of(state.id, "C1"))


def field_named(fields: Sequence[Field], name: str) -> Field:
    """The question of this name."""
    return next(field for field in fields if field.name == name)


def _typed(form: FormData, name: str) -> str:
    every = (str(each).strip() for each in reversed(form.getlist(name)))
    return next((each for each in every if each), "")
