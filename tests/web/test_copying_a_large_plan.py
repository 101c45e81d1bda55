"""A plan with more partners than anybody ticks by hand is copied as it is."""

from collections.abc import Iterator

import pytest

from projections.views.plan.invited import invited
from tests.running import Running
from tests.web.given_texts import serving
from tests.web.test_starting_a_plan import day, form, manager, started


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("large"))


def test_a_plan_of_sixty_partners_is_copied_with_all_of_them_and_too_many_are_refused(served: Running) -> None:
    client = manager(served)
    first = started(client, form(client))
    for n in range(60):
        body = {"partner": f"Charity {n}", "mode": "on_site"}
        assert client.post(f"/api/operations/{first}/commit-partner", json=body).status_code == 200
    address = f"/operations/new/from/{first}"
    sent = form(client, address)
    asked = {each.partner.ref for each in invited(day(served, started(client, sent, address)))}
    assert {f"Charity {n}" for n in range(60)} <= asked
    more = {f"{part}_{n}": f"{said}{n}" for n in range(100, 240) for part, said in (("partner", "More "), ("ask", ""))}
    refused = client.post(address, data={**sent, **more})
    assert (refused.status_code, "Tick at most 200 who are asked" in refused.text) == (422, True)
