"""What programs read of all operations goes on past one that cannot be read; they are told of it in its place."""

import json

from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from tests.web.poison import put, stored
from tests.web.test_events import _entered, read


def test_an_operation_that_cannot_be_read_stops_nobodys_others_and_is_told_once_it_can_be(served: Running) -> None:
    broken, sound = (there(served, people_here(operation=each)) for each in ("op-broken", "op-sound"))
    http = served.client()
    put(served.application.log, stored(broken, "NoSuchThing", {}))
    in_the_way = served.application.log.head()
    given = _entered(http, sound, "provide-welfare", {"person": "P01", "kind": "food"}, "while-it-cannot-be-read")
    assert http.get(f"/api/operations/{broken}/events").status_code == 409
    found = [json.loads(line) for line in http.get(f"/api/events?after={in_the_way - 1}").text.splitlines()]
    assert [(each["type"], each["source"], each["id"]) for each in found] == [
        ("firstlight.OperationUnreadable", f"/operations/{broken}", str(in_the_way)),
        ("firstlight.WelfareProvided", f"/operations/{sound}", str(given)),
    ]
    assert found[0]["data"] == {"position": in_the_way, "in_the_way": [in_the_way]}
    assert http.post(f"/operations/{broken}/entries/{in_the_way}/void", data={"reason": "odd"}).status_code < 400
    found = [json.loads(line) for line in http.get(f"/api/events?after={given}").text.splitlines()]
    assert [each["source"] for each in found] == [f"/operations/{broken}"]
    assert read(http, f"/api/operations/{broken}/events")
