"""Programs of whoever may not know of something get the same as if it were not there."""

from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from tests.web.test_events import _entered as entered


def test_whoever_reads_the_same_as_before_is_not_told_that_anything_was_put_right(served: Running) -> None:
    """That something hidden of an entry was corrected, or of what was entered with it, is hidden as well."""
    operation = there(served, people_here(operation="op-reads-the-same"))
    http, reader = served.client(), served.client("reader")
    flag = {"type": "KeepApartFlagSet", "person": "P01", "apart_from": "P02"}
    both = {"events": [{"type": "WelfareProvided", "person": "P01", "kind": "food"}, flag]}
    entered(http, operation, "register-person", {"nationality": "RO"}, "somebody")
    flagged = before = entered(http, operation, "entries", both, "a-meal-and-a-flag")
    changed = {"somebody": {"nationality": "BG"}, "a-meal-and-a-flag": {"position": flagged, "apart_from": "P03"}}
    for key, changes in changed.items():
        corrected = {"entry": key, "changes": changes, "reason": "A slip"}
        entered(http, operation, "correct-entry", corrected, f"{key}-corrected")
        entered(http, operation, "void-entry", {"entry": f"{key}-corrected"})
    address = f"/api/operations/{operation}/events?after={before}"
    assert reader.get(address).text == ""
    assert len(served.client("coordinator").get(address).text.splitlines()) == 2
