"""A quick-time plan that is made minutes before its hour."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from domain.times import LONDON
from tests.running import Running
from tests.web.given_texts import serving
from tests.web.test_starting_a_plan import form, manager, started, words


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("within minutes"))


def test_nobody_is_late_with_what_was_due_before_there_was_a_plan(served: Running) -> None:
    client = manager(served)
    soon = (datetime.now(UTC) + timedelta(minutes=20)).astimezone(LONDON)
    hours = {"planned_for": f"{soon:%Y-%m-%d}", "site": f"{soon:%H:%M}", "opens": f"{soon:%H:%M}"}
    page = words(client.get(f"/operations/{started(client, form(client) | hours)}/plan").text)
    assert "Next No venue Community safety manager, at once" in page
    assert "Due: at once" in page
    assert not re.search(r"overdue|\blate\b", page)
