"""What a field is, stands with its type: nothing else in the code goes by a field's name."""

import re
from pathlib import Path

import pytest

from domain.bounds import closed
from domain.declaration import Declared, declared
from domain.kernel import EVENTS
from domain.patterned import Patterned
from domain.texts import CodeName, County, Figures, Language, Nationality, Tag
from domain.words import Agency, Id, Sealed

ROOT = Path(__file__).parents[2]
NEVER_A_NAME = (Id, Patterned, Agency, Sealed, Language, Nationality)
"""References, organisations, what is sealed, and codes of a standard."""
OF_THE_OPERATION = (CodeName, County)
"""What the operation itself is called, and where: the only two texts of the log that anybody may word freely."""
COMPUTED = (Tag, Figures)


def _hides_a_name(field: Declared) -> bool:
    """Whether a person's name could stand in a field, and outlive the erasure of that person's sealed data."""
    is_text = isinstance(field.kind, type) and issubclass(field.kind, str)
    return is_text and not closed(field) and not any(map(field.is_a, (*NEVER_A_NAME, *OF_THE_OPERATION, *COMPUTED)))


def test_a_name_has_nowhere_to_hide_in_an_event() -> None:
    found = [
        f"{name}.{each.name}"
        for name, kind in EVENTS.items()
        for each in declared(kind).values()
        if _hides_a_name(each)
    ]
    assert not found, (
        f"{found}: in domain/events/, make it a reference, a code of domain/vocabulary.py, an organisation, or Sealed"
    )


@pytest.mark.parametrize("kind", [str, type("Remark", (str,), {})])
def test_a_bare_text_is_found(kind: type) -> None:
    assert _hides_a_name(Declared("note", kind))


def test_a_text_of_the_operation_stands_in_no_event_about_a_person() -> None:
    """The two free texts are the proposal's."""
    holders = {
        name
        for name, kind in EVENTS.items()
        for each in declared(kind).values()
        if any(map(each.is_a, OF_THE_OPERATION))
    }
    assert holders == {"OperationProposed"}


def test_no_list_of_field_names_decides_what_a_reference_is() -> None:
    """A field declared with a reference's type is completed, checked, tagged and offered because of its type."""
    listed = re.compile(
        r'"(person|suspect|room|interpreter|bed|lesson|transport)": (Person|Suspect|Room|Interpreter|Bed)'
    )
    for folder in ("domain", "projections", "service", "web"):
        for path in (ROOT / folder).rglob("*.py"):
            assert not listed.search(path.read_text()), (
                f"{path.relative_to(ROOT)} knows references by the names of fields"
            )
