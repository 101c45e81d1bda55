"""Whatever stands in a directory, by a fault or by a hand: every page that shows it answers."""

from typing import Any

import pytest

from tests.running import Running
from tests.web.given_directory import as_csv
from tests.web.poison import put, stored
from tests.web.test_directory import bring, rows_of

VENUE = {"council": "Council", "place": "Hall"}
CONTACT = {"council": "Council", "partner": "Police", "post": "Desk"}
ODD: dict[str, tuple[str, dict[str, Any]]] = {
    "codes of no list": ("VenueListed", {**VENUE, "has": ["moat"], "suits": ["dragons"], "not_for": ["knights"]}),
    "a model of no list": ("VenueListed", {**VENUE, "model": "castle"}),
    "numbers nobody means": ("VenueListed", {**VENUE, "beds": -5, "nights": 10**12, "pounds_a_night": "-1"}),
    "a text that was never sealed": ("VenueListed", {**VENUE, "address": "gone", "contact_in_hours": "gone"}),
    "no name": ("VenueListed", {**VENUE, "place": ""}),
    "markup": ("VenueListed", {**VENUE, "place": "<b>&\u202e/..?x=1#y", "payer": "<script>"}),
    "nothing": ("VenueListed", {}),
    "contact of nobody": ("ContactListed", {**CONTACT, "partner": "", "post": ""}),
    "texts that were never sealed": ("ContactListed", {**CONTACT, "name": "gone", "email": "gone", "does": "gone"}),
    "reached in no way": ("ContactListed", {**CONTACT, "reached": ["never"]}),
}
PAGES = (
    *("/directory/venues", "/directory/partners", "/directory/venues/entry?place=Hall", "/directory/venues.csv"),
    *("/directory/venues.xlsx", "/directory/partners.csv", "/directory/partners/entry?partner=Police&post=Desk"),
    *("/operations/{op}/plan", "/operations/{op}/plan/venues", "/operations/{op}/plan/contacts"),
    *("/operations/{op}/plan/card?partner=Police", "/operations/{op}/plan/chase/agreement_unsigned"),
    *("/operations/{op}/do/book-venue?place=Hall", "/operations/{op}/do/assess-venue?place=Hall"),
)


@pytest.mark.parametrize("what", ODD)
def test_every_page_answers_whatever_is_stored(running: Running, what: str) -> None:
    manager = running.client("manager")
    operation = manager.post("/api/operations", json={"name": "Heron"}).json()["operation"]
    for name, body in (("commit-partner", {"partner": "Police", "mode": "on_site"}), ("book-venue", {"place": "Hall"})):
        assert manager.post(f"/api/operations/{operation}/{name}", json=body).status_code == 200
    kind, data = ODD[what]
    put(running.application.log, stored("", kind, data, "organisation:council", "place:Hall"))
    for path in PAGES:
        answer = manager.get(path.format(op=operation))
        assert answer.status_code == 200, (path, answer.status_code)
        assert "<script>" not in answer.text.partition("<main")[2]
    good = bring(manager, "venues", as_csv(["Venue", "Beds", "Suits", "Kind"], [["Hall", "4", "", "hotel"]]))
    assert rows_of(good, "refused") in ([], [each for each in rows_of(good, "refused") if "Hall" in each])
