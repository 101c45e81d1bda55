"""What the page of a person says of somebody who is out or missing: nothing that is true only of who is here."""

from tests.given import people_here
from tests.running import Running
from tests.web.test_person_page import part, shown
from tests.web.test_person_page import served as served


def test_the_head_of_whoever_is_away_says_of_no_place_in_the_centre_that_they_wait_there(served: Running) -> None:
    day = people_here().has(("PersonMissingReported", "P01", {}))
    head = part(shown(served, day), "P01", "Missing")
    assert "Not talked to yet missing" in head
    day = people_here().has(("PersonDebriefStarted", "P01", {}), ("TemporaryExitLogged", "P01", {}))
    assert "Conversation not finished" in shown(served, day)
    assert "Does not want to talk" not in part(shown(served, day), "P01", "To watch")
