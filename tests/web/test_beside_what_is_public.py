"""What goes out beside outcomes that are public already: what it leaves of others is hidden, or it does not go out."""

import json
from typing import Any

import pytest

from projections.disclosure import TellsOfOthers
from service.outcomes import kept
from tests.given import identified
from tests.stories.test_command_line import run
from tests.web.forms import there
from tests.web.given_previews import Publishing, words
from tests.web.given_previews import publishing as publishing
from tests.web.test_outcomes_previews import PERIOD, enters, sees


def test_a_debrief_does_not_tell_what_is_left_of_outcomes_that_were_published_before_it(publishing: Publishing) -> None:
    there(publishing.running, identified("P01"))
    assert enters(publishing, "publish", "manager").status_code == 200
    preview = publishing.running.client("manager").get(f"/api/operations/{publishing.operation}/preview").json()
    assert preview["holds"]["measures"]["M02"]["suppressed"], "7 in all less 6 here is 1 there"
    assert "Hidden, because another" in words(publishing.sees())
    at_the_console = run("report", publishing.operation, "--public", "--database", publishing.running.database)
    assert json.loads(at_the_console) == preview["holds"]["measures"]
    published = publishing.presses(publishing.sees())
    file = publishing.running.client("manager").get(published.headers["location"] + ".json").json()
    assert file["measures"]["M02"]["suppressed"]


def test_a_debrief_that_would_tell_of_others_is_refused_wherever_it_is_asked_for(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tells(*_: Any) -> None:
        raise TellsOfOthers

    monkeypatch.setattr("service.publishing.public_version", tells)
    says = "Outcomes that are public already count an operation that is counted here."
    assert says in publishing.sees(status=409)
    asked = publishing.running.client("manager").get(f"/api/operations/{publishing.operation}/preview")
    sent = publishing.enters("publish-debrief-report", version=1, public=True)
    for answer in (asked, sent):
        assert answer.status_code == 409
        assert answer.json()["refusals"][0]["code"] == "tells_of_others"


def test_outcomes_that_would_tell_of_others_are_refused_wherever_they_are_asked_for(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tells(*_: Any, **__: Any) -> None:
        raise TellsOfOthers

    monkeypatch.setattr(kept, "public_report", tells)
    says = "Outcomes that are public already count an operation that is counted here."
    assert says in sees(publishing, status=409)
    assert says in publishing.sees(address=f"/outcomes/public?{PERIOD}", status=409)
    assert says in publishing.sees(address="/outcomes/national?year=2026&version=public", status=409)
    asked = publishing.running.client("manager").get(f"/api/outcomes/preview?{PERIOD}")
    for answer in (asked, enters(publishing, "publish", "manager")):
        assert answer.status_code == 409
        assert answer.json()["refusals"][0]["code"] == "tells_of_others"
