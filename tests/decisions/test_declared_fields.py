"""What the declaration of an event says of its fields is read from their types."""

from dataclasses import asdict, dataclass
from typing import Annotated, Literal

import pytest

from domain.declaration import Declared, declared
from domain.words import Id, PersonId, RoomId


@dataclass(frozen=True, slots=True)
class Served:
    """Stands for an event."""

    to: tuple[PersonId, ...]
    room: RoomId | None = None
    kind: Literal["meal", "drink"] = "meal"
    count: Annotated[int, "at least 1"] = 1


def test_several_optional_and_required_are_told_apart() -> None:
    fields = declared(Served)
    assert [(each.many, each.optional, each.required) for each in fields.values()] == [
        (True, False, True),
        (False, True, False),
        (False, False, False),
        (False, False, False),
    ]
    assert [name for name, each in fields.items() if each.is_a(Id)] == ["to", "room"]


def test_a_closed_list_gives_its_codes_and_a_mark_stands_beside_its_type() -> None:
    fields = declared(Served)
    assert (fields["kind"].codes, fields["room"].codes) == (("meal", "drink"), ())
    assert (fields["count"].kind, fields["count"].marks) == (int, ("at least 1",))


def test_a_type_that_nobody_has_read_before_is_read_whole() -> None:
    @dataclass(frozen=True)
    class Moved:
        who: Annotated[tuple[PersonId, ...], "first", "second"]
        kind: Annotated[Literal["meal", "drink"] | None, "a list"] = None
        count: int = 0

    assert [asdict(each) for each in declared(Moved).values()] == [
        asdict(each)
        for each in (
            Declared("who", PersonId, many=True, required=True, marks=("first", "second")),
            Declared("kind", Literal["meal", "drink"], optional=True, marks=("a list",), codes=("meal", "drink")),
            Declared("count", int),
        )
    ]


def test_a_declaration_is_read_once() -> None:
    assert declared(Served) is declared(Served)


def test_a_field_is_of_one_type() -> None:
    @dataclass(frozen=True)
    class Torn:
        who: PersonId | RoomId

    with pytest.raises(TypeError, match="who is declared as several types"):
        declared(Torn)
