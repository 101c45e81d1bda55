"""The longest word that anybody can type wraps: no page gets wider than a phone for everybody."""

import pytest
from playwright.sync_api import Browser, expect

from service.access.accounts import Accounts
from tests.browser.conftest import signed_in
from tests.browser.looked import went
from tests.browser.test_every_page import PAGES
from tests.running import PASSWORD, Running
from tests.stories.rows import Client, reference_rows

pytestmark = pytest.mark.browser
LONG = "W" * 80


def test_a_name_and_a_partner_of_eighty_letters_leave_every_page_as_wide_as_a_phone(
    browser: Browser, running: Running
) -> None:
    client = Client(running.client())
    for row in reference_rows()[:141]:
        named = {"name": LONG} if row["type"] == "OperationProposed" else {}
        client.carry_out({**row, "data": {**(row.get("data") or {}), **named}})
    for row in (
        {"type": "PartnerCommitted", "subject": LONG, "data": {"mode": "on_site"}},
        {"type": "PartnerArrived", "subject": LONG, "data": {"staff": 1000}},
        {"type": "CostsRecorded", "subject": "op", "data": {"heading": "venue", "payer": LONG, "pounds": 10_000_000}},
        {"type": "LessonRecorded", "subject": "L1", "data": {"text": LONG * 10}},
        {"type": "ShiftHandoverRecorded", "subject": "op", "data": {"text": LONG * 100}},
    ):
        answer = client.post({"day": 0, "time": "14:40", "actor": "Coordinator", **row})
        assert answer.status_code == 200, answer.text
    page = signed_in(browser, running, "coordinator", 360, 740)
    wide = {}
    for name, path in PAGES.items():
        went(page, running.address + path.format(op=client.operation))
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[name] = width
    assert wide == {}


def test_what_is_said_of_an_organisation_stands_on_a_phone_with_nothing_beside_it(
    browser: Browser, running: Running
) -> None:
    accounts = Accounts(running.database)
    accounts.add("admin", PASSWORD, name="Ada", agency="Council", roles=["administrator"])
    accounts.close()
    named = {"name": LONG, "kind": "charity", "contact": LONG}
    running.client("admin").post("/api/organisations", json=named).raise_for_status()
    page = signed_in(browser, running, "admin", 360, 740)
    went(page, f"{running.address}/organisations")
    wide = page.locator(".fl-stacks :is(tbody th, [data-head])").evaluate_all(
        "(all) => all.filter((each) => each.scrollWidth > 360).length"
    )
    assert wide == 0
    expect(page.get_by_role("cell", name="charity")).to_be_visible()
