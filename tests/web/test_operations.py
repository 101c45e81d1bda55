"""The list of operations: what is live and planned whole, what is closed page by page."""

import httpx2
import pytest

from tests.running import Running
from tests.web.forms import Form, signed_in
from web.pages.operations import routes as operations


def closed_five(running: Running) -> httpx2.Client:
    """Number 0 to 4, all closed, the last of them planned for a day of its own."""
    client = running.client()
    for number in range(5):
        planned = {"planned_for": "2026-03-09"} if number == 4 else {}
        made = client.post("/api/operations", json={"name": f"Number {number}", **planned}).json()["operation"]
        for step in ("enter-site", "open-centre", "close-centre"):
            answer = client.post(f"/api/operations/{made}/{step}", json={})
            assert answer.status_code == 200, answer.text
    return client


def listed(page: str) -> list[int]:
    """Which of the five stand in a page."""
    return [number for number in range(5) if f"<b>Number {number}</b>" in page]


def test_closed_operations_are_listed_page_by_page_the_latest_first(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "CLOSED", 2)
    client = closed_five(running)
    pages = [client.get(f"/operations?skip={skip}").text for skip in (0, 2, 4)]
    assert [listed(page) for page in pages] == [[3, 4], [1, 2], [0]]
    assert "skip=2" in pages[0]
    assert "Older operations" not in pages[2]
    assert client.get("/operations?skip=-1").status_code == 422


def test_a_long_list_is_searched_by_the_words_of_names_and_days(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "CLOSED", 2)
    closed_five(running)
    browser = signed_in(running)

    def found(words: str) -> str:
        csrf = Form(browser.get("/operations").text, "/operations").stands["csrf_token"][0]
        return browser.post("/operations", data={"csrf_token": csrf, "q": words}).text

    assert listed(found("NUMBER 1")) == [1]
    assert listed(found(" 9 march number")) == [4]
    assert listed(found("number 1 march")) == []
    assert listed(found("")) == listed(found("number")) == [3, 4]
    assert "Narrow the search" in found("number")
    assert "Narrow the search" not in found("number 1")


def test_a_short_list_is_not_searched(running: Running) -> None:
    assert 'type="search"' not in closed_five(running).get("/operations").text
