"""A published day, and its files opened again."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import pytest
from httpx2 import Response
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.running import Running
from tests.stories.rows import replayed_into
from web.reports.tables import TABLES, in_words

ENDINGS = ("pdf", "xlsx", "csv", "json")


EVIL = '=HYPERLINK("https://example.org";"Red Cross")'


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str]]:
    """The reference day, replayed whole, on a running server."""
    running = Running(tmp_path_factory.mktemp("downloads") / "firstlight.db")
    operation = replayed_into(running.database)
    running.start()
    yield running, operation
    running.stop()


Papers = dict[str, Response]


@pytest.fixture(scope="module")
def papers(served: tuple[Running, str]) -> Papers:
    """The PDF of each version, made once: it takes seconds, and the tests that have it only read."""
    return {version: take(served, "pdf", version) for version in ("partner", "public")}


def take(served: tuple[Running, str], ending: str, version: str = "partner", who: str = "manager") -> Response:
    running, operation = served
    return running.client(who).get(f"/operations/{operation}/debrief.{ending}?version={version}", timeout=60)


@lru_cache
def text_of(pdf: bytes) -> str:
    """The words of a PDF in reading order, each run of spaces as one."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def sheet(file: bytes, name: str) -> list[tuple[Any, ...]]:
    """The rows of a sheet below its heads."""
    return [tuple(row) for row in load_workbook(BytesIO(file))[name].iter_rows(min_row=2, values_only=True)]


def named_rows(file: bytes, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by what the CSV calls its columns."""
    (heads,) = (table.heads for table in TABLES if table.name == name)
    assert heads_of(file, name) == [in_words(each) for each in heads]
    return [dict(zip(heads, row, strict=True)) for row in sheet(file, name)]


def heads_of(file: bytes, name: str) -> list[Any]:
    """The heads of the columns of a sheet."""
    return [each.value for each in next(load_workbook(BytesIO(file))[name].iter_rows(max_row=1))]


@pytest.fixture
def odd(running: Running) -> tuple[Running, str]:
    """An operation and an agency with names that a spreadsheet, a header or a page could stumble over."""
    http = running.client()
    body = {"name": 'Ośrodek "żółw" <b>\u2013', "exploitation_types": ["labour"], "planned_for": "2026-10-13"}
    operation: str = http.post("/api/operations", json=body).json()["operation"]
    moment = "2026-10-13T08:00"
    for name, data in (
        ("open-centre", {}),
        ("record-transport-departure", {"transport": "T1", "people": 1}),
        ("record-transport-arrival", {"transport": "T1", "people": 1}),
        ("register-person", {"person": "P01", "nationality": "Romanian"}),
        ("provide-welfare", {"person": "P01", "on_behalf_of": EVIL}),
        ("record-costs", {"heading": "food", "payer": "-2+3", "pounds": 5}),
    ):
        answer = http.post(f"/api/operations/{operation}/{name}", json={**data, "happened_at": moment})
        assert answer.status_code == 200, answer.text
    return running, operation
