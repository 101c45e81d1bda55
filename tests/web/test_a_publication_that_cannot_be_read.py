"""A publication that no service wrote harms its own operation alone: what others published is there as before."""

import json

import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.outside import OUTSIDE, OrganisationId
from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from tests.web.poison import envelope, put, stored

PERIOD = "from=2026-10-01&to=2026-12-31"
ODD = pytest.mark.parametrize("held", ["no JSON", "[]", '{"hidden_below": 5}'])


@ODD
def test_what_others_published_is_there_until_it_is_voided_and_after(served: Running, held: str) -> None:
    operation, http = there(served, people_here()), served.client()
    position = put(
        served.application.log,
        stored(operation, "DebriefReportPublished", {"version": 1, "public": True, "figures": held}),
    )
    across = (
        "/published",
        f"/outcomes/public?{PERIOD}",
        f"/outcomes?{PERIOD}",
        f"/outcomes/national?year=2026&{PERIOD}",
    )
    assert [http.get(each).status_code for each in across] == [200] * len(across)
    own = f"/operations/{operation}/publications"
    assert (answer := http.get(own)).status_code == 409
    assert f"entries/{position}" in answer.text
    voided = http.post(f"/operations/{operation}/entries/{position}/void", data={"reason": "not ours"})
    assert voided.status_code == 303, voided.text[:300]
    assert [http.get(each).status_code for each in (own, *across)] == [200] * (len(across) + 1)


@ODD
def test_what_an_organisation_published_and_nobody_can_read_stops_none_of_its_figures(
    served: Running, held: str
) -> None:
    said = {"organisation": "Council", "since": "2026-10-01", "until": "2026-12-31", "version": 1, "figures": held}
    data = json.dumps({"e": envelope(entry=f"odd {held}"), "d": {"operation": OUTSIDE, **said}}).encode()
    put(served.application.log, DCBEvent("OutcomesPublished", data, [OrganisationId.of("Council").tag]))
    pages = ("/published", *(f"{path}?{PERIOD}" for path in ("/outcomes", "/outcomes/public", "/api/outcomes/preview")))
    http = served.client("manager")
    assert [http.get(each).status_code for each in (*pages, f"/outcomes/public/preview?{PERIOD}")] == [200] * 5
