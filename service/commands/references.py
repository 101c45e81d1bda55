"""What was typed, in full by its type: "P03" becomes "op-1/P03" where a `PersonId` is declared, "Romanian" a code."""

from collections.abc import Mapping

from domain.declaration import Declared, declared, derived, fields_of
from domain.kernel import Event
from domain.patterned import Patterned
from domain.words import Agency, BedId, CentreId, Scoped
from service.commands.malformed import Malformed
from service.standards.understood import is_coded, understood

FIRST_CENTRE = "C1"
"""The centre of a day that names none."""


def completed(kind: type[Event], operation: str, plain: Mapping[str, object]) -> dict[str, object]:
    """The same fields, each reference in full, each nationality and language as its code.

    Raises Malformed for what is no reference of its kind, or is not understood.
    """
    made = dict(plain)
    for each in fields_of(kind, CentreId):
        if each.required:
            made.setdefault(each.name, FIRST_CENTRE)
    said = [made[each.name] for each in fields_of(kind, CentreId) if made.get(each.name)]
    centre = str(said[0] if said else FIRST_CENTRE)
    problems: list[tuple[str | None, str]] = []
    for each in _said_in_short(kind):
        value = made.get(each.name)
        if value is not None:
            try:
                made[each.name] = _in_full(each, operation, centre, value)
            except ValueError as wrong:
                problems.append((each.name, str(wrong)))
    if problems:
        raise Malformed(problems)
    return made


@derived
def _said_in_short(kind: type[Event]) -> tuple[Declared, ...]:
    """The fields whose values are not always typed as they are stored."""
    short = [
        each for each in declared(kind).values() if is_coded(each) or any(map(each.is_a, (bool, Agency, Patterned)))
    ]
    return tuple(short)


def _in_full(field: Declared, operation: str, centre: str, value: object) -> object:
    if is_coded(field):
        return understood(field, value)
    if field.is_a(bool) and isinstance(value, str):
        return {"yes": True, "no": False}.get(value.strip().lower(), value)
    if field.is_a(Agency) and isinstance(value, str) and not value.strip():
        raise ValueError("Write the name of an organisation")
    if not field.is_a(Patterned):
        return value
    if field.many:
        several = value if isinstance(value, list | tuple) else [value]
        return [_one(field, operation, centre, each) for each in several]
    return _one(field, operation, centre, value)


def _one(field: Declared, operation: str, centre: str, value: object) -> str:
    kind = field.kind
    assert isinstance(kind, type)
    assert issubclass(kind, Patterned)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"Write {kind.said}")
    said = str(value)
    if not issubclass(kind, Scoped):
        return kind.read(said)
    if issubclass(kind, BedId) and "." not in said:
        said = f"{centre.rpartition('/')[2]}.{said}"
    return kind.of(operation, said)
