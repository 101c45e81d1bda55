"""A field that a correction empties stands as where nobody ever answered it; one that must be said is asked for."""

from typing import Any

import pytest

from service.commands.malformed import Malformed
from tests.decisions.examples import EXAMPLES
from tests.given import ADay


def corrected(name: str, **changes: Any) -> object:
    """What an example counts as once these of its fields were corrected."""
    given, subject, data = EXAMPLES[name]
    day: ADay = given()
    day.enter(name, subject, entry="slip", **data)
    day.correct("slip", **changes)
    return next(each.event for each in day.day().entries if each.envelope.entry == "slip")


@pytest.mark.parametrize(
    ("name", "field", "empty"),
    [
        ("HousingOptionsAssessed", "options", ()),
        ("PotentialVictimIdentified", "types", ()),
        ("WalkInArrived", "people", 1),
        ("PersonDeparted", "destination", None),
    ],
)
def test_what_was_answered_by_mistake_is_taken_out_again(name: str, field: str, empty: object) -> None:
    assert getattr(corrected(name, **{field: None}), field) == empty


@pytest.mark.parametrize(("name", "field"), [("TransportArrived", "transport"), ("SuspectArrested", "suspect")])
def test_what_must_be_said_is_asked_for_in_words(name: str, field: str) -> None:
    with pytest.raises(Malformed) as wrong:
        corrected(name, **{field: None})
    assert wrong.value.problems == ((field, "Fill this in"),)
