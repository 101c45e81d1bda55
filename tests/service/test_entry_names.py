"""A client may put a name into the key of its entry: no line that goes out says it, and each entry is told apart."""

import json
from uuid import uuid4

from service.export import exported
from tests.given import people_here

NAME = "breakfast of Mariela"


def test_a_key_that_a_client_made_up_goes_out_as_the_id_of_its_first_event() -> None:
    by_chance = str(uuid4())
    day = people_here().has(
        ("WelfareProvided", "P01", {"kind": "meal", "entry": NAME}),
        ("WelfareProvided", "P02", {"kind": "meal", "entry": by_chance}),
    )
    day.void(NAME)
    day.void(by_chance)
    lines = list(exported(day.log))
    assert "Mariela" not in json.dumps(lines)
    *_, first, second, void, other_void = lines
    assert (first["entry"], void["data"]["entry"]) == (first["id"], first["id"])
    assert (second["entry"], other_void["data"]["entry"]) == (by_chance, by_chance)
