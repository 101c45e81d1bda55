"""How an event declares its fields: read once from their types, so that nothing else has to go by a field's name."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Annotated, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

F = TypeVar("F", bound=Callable[..., object])


def derived(function: F) -> F:
    """Mark a function of types alone: each answer is worked out once."""
    return cache(function)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, eq=False)  # There is one of each field, whose answers are kept by it.
class Declared:
    """One field: its type without "or not recorded", without the tuple around it and without its marks.

    `many` says that it holds several, `optional` that it may be absent, `required` that nobody can leave it out.
    `marks` are what stands beside the type in `Annotated`: its bounds, its list of codes. `codes` are those of a
    closed list, and empty for any other type.
    """

    name: str
    kind: object
    many: bool = False
    optional: bool = False
    required: bool = False
    marks: tuple[object, ...] = ()
    codes: tuple[str, ...] = ()

    @derived
    def is_a(self, kind: type) -> bool:
        """Whether every value is of this type."""
        return isinstance(self.kind, type) and issubclass(self.kind, kind)


@derived
def declared(event: type) -> Mapping[str, Declared]:
    """The fields of an event by name, in the order in which they are declared."""
    hints = get_type_hints(event, include_extras=True)
    return {each.name: _read(each.name, hints[each.name], each.default is MISSING) for each in fields(event)}


@derived
def fields_of(event: type, kind: type) -> tuple[Declared, ...]:
    """The fields of an event that hold values of a type, in the order in which they are declared."""
    return tuple(each for each in declared(event).values() if each.is_a(kind))


def _read(name: str, hint: object, required: bool) -> Declared:
    kind, many, optional, marks = hint, False, False, ()
    while True:
        if get_origin(kind) is Annotated:
            kind, *beside = get_args(kind)
            marks = (*marks, *beside)
        elif get_origin(kind) in (Union, UnionType):
            rest = [each for each in get_args(kind) if each is not type(None)]
            if len(rest) != 1:
                raise TypeError(f"{name} is declared as several types: {hint}")
            kind, optional = rest[0], True
        elif get_origin(kind) is tuple:
            kind, many = get_args(kind)[0], True
        else:
            codes = get_args(kind) if get_origin(kind) is Literal else ()
            return Declared(name, kind, many, optional, required, marks, codes)
