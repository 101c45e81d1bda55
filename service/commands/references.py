"""References completed by their type: "P03" of an operation becomes "op-1/P03" wherever a `PersonId` is declared."""

from collections.abc import Mapping

from domain.declaration import Declared, declared
from domain.kernel import Event
from domain.words import BedId, CentreId, Scoped
from service.commands.malformed import Malformed

FIRST_CENTRE = "C1"
"""The centre of a day that names none."""


def completed(kind: type[Event], operation: str, plain: Mapping[str, object]) -> dict[str, object]:
    """The same fields, each reference in full. Raises Malformed for what is no reference of its kind."""
    fields = declared(kind)
    made = dict(plain)
    for name, each in fields.items():
        if each.is_a(CentreId) and each.required:
            made.setdefault(name, FIRST_CENTRE)
    centre = next((made[name] for name, each in fields.items() if each.is_a(CentreId) and made.get(name)), FIRST_CENTRE)
    problems: list[tuple[str | None, str]] = []
    for name, value in made.items():
        if name in fields and fields[name].is_a(Scoped) and value is not None:
            try:
                made[name] = _in_full(fields[name], operation, str(centre), value)
            except ValueError as wrong:
                problems.append((name, str(wrong)))
    if problems:
        raise Malformed(problems)
    return made


def _in_full(field: Declared, operation: str, centre: str, value: object) -> object:
    if field.many:
        several = value if isinstance(value, list | tuple) else [value]
        return [_one(field, operation, centre, each) for each in several]
    return _one(field, operation, centre, value)


def _one(field: Declared, operation: str, centre: str, value: object) -> str:
    kind = field.kind
    assert isinstance(kind, type)
    assert issubclass(kind, Scoped)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"Write {kind.said}")
    said = str(value)
    if issubclass(kind, BedId) and "." not in said:
        said = f"{centre.rpartition('/')[2]}.{said}"
    return kind.of(operation, said)
