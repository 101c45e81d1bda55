"""The running total of the money, beside the plan; and in the debrief what each person and each night cost."""

from collections.abc import Iterator
from html import unescape

import pytest

from projections.measures.measure import NOTHING, Measure
from tests.given import closed
from tests.projections.given_plan import a_whole_plan
from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_texts import as_role, serving, stored
from tests.web.test_debrief_plan import body
from tests.web.test_plan_page import words
from web.pages.debrief.cost import cost_each


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("money"))


@pytest.fixture
def operation(served: Running) -> str:
    """A ceiling of £6,000, and £300 of it as petty cash."""
    day = a_whole_plan().has(("BudgetApproved", "op", {"ceiling_pounds": 300, "heading": "petty_cash"}))
    return stored(served, day.has(("PartnerCommitted", "British Red Cross", {"mode": "on_site"})))


def read(served: Running, operation: str, page: str = "money", who: str = "manager") -> str:
    answer = served.client(who).get(f"/operations/{operation}/{page}")
    assert answer.status_code == 200, answer.text
    return unescape(words(answer.text))


def spends(served: Running, operation: str, pounds: str, heading: str) -> str:
    page = signed_in(served, "manager")
    address = f"/operations/{operation}/do/record-costs"
    form = page.get(f"{address}?heading={heading}&next=/operations/{operation}/money").text
    stands = Form(form, "record-costs").stands
    assert stands["heading"] == [heading], "what the button says is filled in"
    answer = page.post(address, data={**stands, "pounds": pounds})
    assert answer.status_code == 200
    return unescape(words(answer.text))


def test_each_cost_is_taken_from_what_is_left(served: Running, operation: str) -> None:
    assert "£6,000 left of £6,000. Spent: £0." in read(served, operation)
    assert "Money Up to £6,000" in read(served, operation, "plan")
    spends(served, operation, "40", "toiletries")
    after = spends(served, operation, "1250", "venue")
    assert "£4,710 left of £6,000. Spent: £1,290." in after
    assert "Petty cash with toiletries, telephone, travel £300 £40 £260 left" in after
    assert "Venue Not set £1,250" in after
    assert "Money £4,710 left of £6,000" in read(served, operation, "plan")


def test_more_than_was_set_aside_is_said(served: Running, operation: str) -> None:
    said = spends(served, operation, "6500", "venue")
    assert "£500 over of £6,000" in said
    assert "Money £500 over of £6,000" in read(served, operation, "plan")
    assert "£20 over" in spends(served, operation, "320", "travel"), "and of a heading"


def test_what_has_no_amount_is_said_beside_the_total(served: Running, operation: str) -> None:
    page = signed_in(served, "manager")
    stands = Form(page.get(f"/operations/{operation}/do/record-costs").text, "record-costs").stands
    page.post(f"/operations/{operation}/do/record-costs", data={**stands, "heading": "food"})
    said = read(served, operation)
    assert "Spent: amount not recorded. More was spent than this says." in said
    assert "Food Not set Amount not recorded" in said
    assert "Spent: £5 and 1 without an amount." in spends(served, operation, "5", "venue")
    bare = read(served, stored(served, a_whole_plan(["budget"])))
    assert "Spent: £0. No ceiling is set." in bare
    assert "Nothing is set aside by heading, and nothing was spent yet." in bare


def test_whoever_sees_no_budget_sees_no_total(served: Running, operation: str) -> None:
    for who in ("reader", "a-health", "a-wall"):
        assert served.client(who).get(f"/operations/{operation}/money").status_code == 403, who
    assert served.client("stranger").get(f"/operations/{operation}/money").status_code == 404
    assert "Running total" not in as_role(served, "partner_reader").get(f"/operations/{operation}/plan").text


def test_the_debrief_says_what_each_person_and_each_night_cost() -> None:
    day = closed().has(("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": 150}))
    people = len(day.day().registered)
    each = f"{150 / people:,.2f}".removesuffix(".00")
    assert f"£{each} for each of {people} people registered." in words(body(day.day()))
    day.has(("VenueReleased", "op", {"nights_used": 1}))
    assert "£150 for each of 1 night used." in words(body(day.day()))


def test_a_cost_without_an_amount_makes_what_each_cost_a_least() -> None:
    day = closed().has(("CostsRecorded", "op", {"heading": "food", "pounds": 150}), ("CostsRecorded", "op"))
    people = len(day.day().registered)
    text = words(body(day.day()))
    assert f"at the least for each of {people} people registered." in text
    assert "£150 spent; not recorded for 1 cost" in text, "also beside what was set aside"


def test_where_nothing_is_to_divide_by_nothing_is_said() -> None:
    assert cost_each(NOTHING) == []
    assert cost_each(Measure(5, unit="pounds", rows=({"heading": "food", "payer": None, "pounds": 5},))) == []
