"""It was some minutes ago: one tap on every form, without a script, and nothing typed."""

from datetime import timedelta
from typing import Any

import pytest

from service.commands.names import SLUGS
from tests.running import Running
from tests.stories.given_clocks import REPORT, form, latest
from tests.stories.given_clocks import operation as operation
from tests.stories.given_clocks import running as running


def _form(running: Running, operation: str, name: str) -> Any:
    return running.client("coordinator").get(f"/operations/{operation}/do/{name}")


@pytest.mark.parametrize("minutes", [10, 20, 30])
def test_one_tap_says_how_many_minutes_ago_it_was(running: Running, operation: str, minutes: int) -> None:
    assert form(running, operation, REPORT, ago=str(minutes)).status_code == 303
    assert latest(running).recorded_at - latest(running).happened_at == timedelta(minutes=minutes)


def test_what_is_sent_again_later_is_stored_once_and_stays_when_it_was(running: Running, operation: str) -> None:
    first = form(running, operation, REPORT, ago="10", entry="sent-twice")
    stored = latest(running)
    again = form(running, operation, REPORT, ago="10", entry="sent-twice")
    assert (first.status_code, again.status_code) == (303, 303)
    assert latest(running) == stored
    assert form(running, operation, REPORT, ago="20", entry="sent-twice").status_code == 422


def test_a_time_that_is_written_counts_and_two_answers_are_asked_about(running: Running, operation: str) -> None:
    assert form(running, operation, REPORT, ago="now", happened_at="2026-01-05T08:30").status_code == 303
    assert f"{latest(running).happened_at:%H:%M}" == "08:30"
    both = form(running, operation, REPORT, ago="30", happened_at="08:30")
    assert both.status_code == 422
    assert "not both" in both.text
    assert 'value="30" checked' in both.text
    nothing = form(running, operation, REPORT, ago="other")
    assert nothing.status_code == 422
    assert "Write the time when it happened" in nothing.text


def test_every_form_offers_it(running: Running, operation: str) -> None:
    alone = ("propose-operation", "void-entry", "correct-entry")
    for name in set(SLUGS) - set(alone):
        page = _form(running, operation, name)
        assert page.status_code != 200 or page.text.count('name="ago"') == 5, name
