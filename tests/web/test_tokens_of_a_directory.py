"""A program reads of a directory what a plan can count on, and neither whom to reach nor how."""

from tests.running import Running
from tests.web.test_tokens import program
from tests.web.test_tokens import served as served

DESK = {"partner": "British Red Cross", "post": "Duty desk", "reached": ["in_hours"]}
OF_THE_DESK = {
    "name": "Jo Example",
    "telephone": "01632 960 112",
    "email": "jo@redcross.example",
    "does": "Ask for Jo.",
    "brings": "Blankets.",
    "expects": "A room.",
}
HALL = {"place": "Hall", "beds": 20}
OF_THE_HALL = {"address": "1 Mill Lane", "contact_in_hours": "Jo Example", "contact_out_of_hours": "Jo Example"}


def test_a_token_opens_no_text_of_a_directory(served: Running) -> None:
    manager = served.client("manager")
    http = program(served, name="Rota", roles=["manager"])
    for what, listed, sealed in (("contacts", DESK, OF_THE_DESK), ("venues", HALL, OF_THE_HALL)):
        address = f"/api/directory/{what}"
        stored = manager.post(address, json={"council": "Council", **listed, **sealed})
        assert stored.status_code == 200, stored.text
        ((theirs,), (whole,)) = (each.get(address).json() for each in (http, manager))
        assert whole.items() >= {**listed, **sealed}.items(), "whoever has an account reads it in clear"
        assert theirs == {name: each for name, each in whole.items() if name not in sealed}
        assert theirs.items() >= listed.items()
