"""The list of operations: what is live and planned whole, what is closed page by page."""

import pytest

from tests.running import Running
from web.pages.operations import routes as operations


def test_closed_operations_are_listed_page_by_page_the_latest_first(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "CLOSED", 2)
    client = running.client()
    for number in range(5):
        made = client.post("/api/operations", json={"name": f"Number {number}"}).json()["operation"]
        for step in ("enter-site", "open-centre", "close-centre"):
            answer = client.post(f"/api/operations/{made}/{step}", json={})
            assert answer.status_code == 200, answer.text
    pages = [client.get(f"/operations?skip={skip}").text for skip in (0, 2, 4)]
    listed = [[number for number in range(5) if f"Number {number}" in page] for page in pages]
    assert listed == [[3, 4], [1, 2], [0]]
    assert "skip=2" in pages[0]
    assert "Older operations" not in pages[2]
    assert client.get("/operations?skip=-1").status_code == 422
