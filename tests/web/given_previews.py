"""A finished day on a running server, with two people who may publish and one who says whether it takes two."""

import html
import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.running import PEOPLE, Running
from tests.stories.rows import replayed_into

BOTH = {
    **PEOPLE,
    "second": ("Council", ("manager",), ()),
    "admin": ("Council", ("administrator",), ()),
}


class Publishing:
    """The reference day replayed, and what people do with its public version."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.operation = str(replayed_into(running.database))
        self.preview = f"/operations/{self.operation}/publications/preview"

    def asks_for_two(self, asks: bool = True) -> None:
        said = {"name": "Council", "kind": "council", "second_release": asks}
        answer = self.running.client("admin").post("/api/organisations/change", json=said)
        assert answer.status_code == 200, answer.text

    def enters(self, name: str, who: str = "coordinator", **body: Any) -> Any:
        return self.running.client(who).post(f"/api/operations/{self.operation}/{name}", json=body)

    def changes(self) -> None:
        """Something that the public version says is another from now on."""
        answer = self.enters("record-disruption-intervention", agency="HMRC", kind="tax", on_behalf_of="Council")
        assert answer.status_code == 200, answer.text

    def sees(self, who: str = "manager", address: str | None = None, status: int = 200) -> str:
        answer = self.running.client(who).get(address or self.preview)
        assert answer.status_code == status, answer.text
        return answer.text

    def presses(self, page: str, who: str = "manager", address: str | None = None) -> httpx2.Response:
        """Press the button of a preview as it was shown."""
        form = page[page.index('<form method="post" action="/o') :]
        stands = {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
        path, origin = address or self.preview, {"Origin": self.running.address}
        return self.running.client(who).post(path, data=stands, headers=origin)


def words(page: str) -> str:
    """The words of a page below its navigation."""
    main = page[page.index("<main") :]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))).replace(" ,", ",").replace(" .", ".")


def without_reasons(page: str) -> list[str]:
    """The tables of figures on a page, what stands there for the publisher alone left out."""
    page = re.sub(r'<tr class="fl-why">.*?</tr>\s*', "", page, flags=re.DOTALL)
    return re.findall(r'<table class="fl-table fl-table--words fl-held">.*?</table>', page, re.DOTALL)


@pytest.fixture
def publishing(tmp_path: Any) -> Iterator[Publishing]:
    running = Running(tmp_path / "log.db", BOTH)
    running.start()
    yield Publishing(running)
    running.stop()
