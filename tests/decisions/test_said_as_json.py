"""What a program says in JSON is a number, true or false of its own; a form and a file write them as texts."""

from datetime import UTC, datetime

import pytest

from domain.kernel import EVENTS
from domain.reading import read_fields

NOW = datetime(2026, 10, 13, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("event", "field", "text", "json"),
    [
        ("RollCallTaken", "present", "5", 5),
        ("CostsRecorded", "pounds", "12.50", 12.5),
        ("VenueBooked", "provisional", "yes", True),
        ("VenueAssessed", "passed", None, ["kitchen", "showers"]),
        ("VenueBooked", "place", None, "Hall"),
    ],
)
def test_what_is_said_as_json_is_a_number_true_or_false_of_its_own(
    event: str, field: str, text: object, json: object
) -> None:
    for as_json in (True, False):
        assert read_fields(EVENTS[event], {field: json}, NOW, as_json)[1] == []
        wrong = [name for name, _ in read_fields(EVENTS[event], {field: text}, NOW, as_json)[1]]
        assert wrong == ([field] if as_json and text else [])
