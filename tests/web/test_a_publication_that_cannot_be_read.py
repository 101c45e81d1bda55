"""A publication that no service wrote harms its own operation alone: what others published is there as before."""

import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from tests.web.poison import put, stored

PERIOD = "from=2026-10-01&to=2026-12-31"


@pytest.mark.parametrize("held", ["no JSON", "[]", '{"hidden_below": 5}'])
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
