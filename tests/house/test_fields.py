"""What a field is, stands with its type: nothing else in the code goes by a field's name."""

import re
from pathlib import Path

from domain.declaration import Declared, declared
from domain.kernel import EVENTS
from domain.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]


def _says_nothing(field: Declared) -> bool:
    """A bare text: neither a code of a list, nor a type that says what it is."""
    return field.kind is str and not any(isinstance(mark, Vocabulary) for mark in field.marks)


def test_every_text_of_an_event_says_what_it_is() -> None:
    bare = [
        f"{name}.{each.name}"
        for name, kind in EVENTS.items()
        for each in declared(kind).values()
        if _says_nothing(each)
    ]
    assert not bare, f"{bare}: give it a type of domain/texts.py or a list of domain/vocabulary.py in domain/events/"


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
