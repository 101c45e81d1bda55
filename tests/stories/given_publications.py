"""A finished day whose debrief is published and changed."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from domain.events.debrief import DebriefReportPublished
from domain.kernel import RecordedEvent
from tests.running import Running
from tests.told import Told

ENDINGS = ("pdf", "xlsx", "csv", "json")


LATE = {"person": "P01", "outcome": "positive", "happened_at": "2026-11-20T10:00"}


class Story:
    """The reference day replayed, its partner version 1 published by the script, on a running server."""

    def __init__(self, running: Running, told: Told) -> None:
        self.running = running
        self.operation = told.replayed(running)

    @property
    def path(self) -> str:
        return f"/operations/{self.operation}/publications"

    def post(self, name: str, who: str = "coordinator", **body: Any) -> Any:
        return self.running.client(who).post(f"/api/operations/{self.operation}/{name}", json=body)

    def publish(self, version: int, public: bool = False) -> int:
        """Publish a version; its position."""
        answer = self.post("publish-debrief-report", version=version, public=public)
        assert answer.status_code == 200, answer.text
        position: int = answer.json()["position"]
        return position

    def held(self, position: int) -> dict[str, Any]:
        """The figures in the event at a position, as the log holds them."""
        event = self.recorded(position).event
        assert isinstance(event, DebriefReportPublished)
        held: dict[str, Any] = json.loads(event.figures or "")
        return held

    def recorded(self, position: int) -> RecordedEvent:
        """The entry at a position, as the log holds it."""
        day = self.running.application.days.get(self.operation)
        assert day is not None
        return next(each for each in day.recorded_events if each.position == position)

    def first(self) -> int:
        """The position of the version that the script published."""
        return int(re.findall(r"/publications/(\d+)\"", self.get("").text)[-1])

    def get(self, rest: str, who: str = "manager") -> Any:
        return self.running.client(who).get(self.path + rest, timeout=60)

    def words(self, rest: str = "", who: str = "manager") -> str:
        """The words of a page below its navigation."""
        answer = self.get(rest, who)
        assert answer.status_code == 200, (rest, answer.text)
        main = answer.text[answer.text.index("<main") :]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace(" ,", ",")

    def shows(self, position: int) -> list[Any]:
        """Everything that a version shows, in every format."""
        files = {ending: self.get(f"/{position}.{ending}").content for ending in ENDINGS}
        sheets = load_workbook(BytesIO(files["xlsx"])).worksheets
        cells = [row for each in sheets for row in each.iter_rows(values_only=True)]
        pages = [page.extract_text() for page in PdfReader(BytesIO(files["pdf"])).pages]
        return [self.words(f"/{position}"), files["csv"], files["json"], cells, pages]


@pytest.fixture
def story(running: Running, told: Told) -> Story:
    return Story(running, told)
