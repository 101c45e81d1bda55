"""The replay page: the board at any moment on both clocks, and what was not known then."""

import re

import pytest

from projections.operation.state import OperationState
from service.access.visibility import shown_counts
from service.clock import end_of_minute
from tests.running import Running
from tests.stories.test_command_line import CHECKPOINTS, KEYS
from tests.web.given_replay import (
    CLOCKS,
    LATE,
    counted,
    replayed,
    running_viewer,
    section,
)
from tests.web.given_replay import days as days
from tests.web.given_replay import running as running
from tests.web.given_replay import served as served


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("moment", CHECKPOINTS)
def test_at_each_checkpoint_the_counts_equal_the_oracle(
    running: Running, days: dict[str, str], moment: str, clock: str
) -> None:
    said = counted(replayed(running, days["plain"], moment, clock))
    assert tuple(said[key] for key in KEYS) == CHECKPOINTS[moment]


def test_the_duplicate_registration_alarms_at_its_moment_alone(running: Running, days: dict[str, str]) -> None:
    alarm = "More people registered than arrived"
    assert [
        alarm in replayed(running, days["plain"], f"2026-10-13T08:{minute}") for minute in ("26", "27", "29", "30")
    ] == [False, True, True, False]


def test_tablets_offline_count_as_it_happened_and_are_named_as_not_known(
    running: Running, days: dict[str, str]
) -> None:
    for moment in ("14:20", "14:41"):
        at = f"2026-10-13T{moment}"
        happened, plain = (counted(replayed(running, days[name], at, "happened")) for name in ("offline", "plain"))
        assert happened == plain
        folded = running.application.state_of(running_viewer(running), days["offline"])
        known = OperationState.of(folded.id, folded.recorded_events, known_at=end_of_minute(at))
        assert counted(replayed(running, days["offline"], at, "known")) == shown_counts(
            known, frozenset({"counts", "arrests"})
        )
    html = replayed(running, days["offline"], "2026-10-13T14:41", "known")
    assert counted(html)["consents"] == happened["consents"] - 1 == 1
    told = section(html, "replay-unknown")
    assert [told.index(each) for each in LATE] == sorted(told.index(each) for each in LATE)
    assert "agreed 2 1" in told
    assert told.count("Recorded Tue 13 Oct, 14:43") == 4
    assert "P03 agrees to be referred" not in section(html, "replay-timeline")


def test_once_recorded_nothing_is_unknown_any_more(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["offline"], "2026-10-13T14:43", "known")
    assert "All that had happened by then was recorded" in section(html, "replay-unknown")
    assert counted(html) == counted(replayed(running, days["plain"], "2026-10-13T14:43"))
    assert "entries" in section(html, "replay-now")


def test_as_it_happened_says_the_same_of_what_was_not_known(running: Running, days: dict[str, str]) -> None:
    one, other = (
        section(replayed(running, days["offline"], "2026-10-13T14:41", clock), "replay-unknown") for clock in CLOCKS
    )
    assert one == other


def test_what_was_put_right_later_is_told_to_those_who_audit_and_the_reason_opens_elsewhere(
    running: Running, days: dict[str, str]
) -> None:
    told, heard = (
        section(replayed(running, days["amended"], "2026-10-13T12:00", "known", who), "replay-unknown")
        for who in ("coordinator", "reader")
    )
    assert "Roll call: 11 counted Known then as: Roll call: 9 counted. Put right Tue 13 Oct, 15:00" in told
    assert "Roll call: 9 counted Believed then; it does not count today: put right Tue 13 Oct, 15:01" in told
    assert [word for word in ("two were outside", "tapped twice") if word in told] == []
    assert "Roll call: 11 counted Known then as: Roll call: 9 counted" in heard
    assert [word for word in ("15:00", "15:01", "two were outside", "tapped twice") if word in heard] == []
    assert "does not match the board" in replayed(running, days["amended"], "2026-10-13T12:00", "known")
    assert "does not match the board" not in replayed(running, days["amended"], "2026-10-13T12:00")


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_address_of_a_moment_gives_the_same_page_again(running: Running, days: dict[str, str], clock: str) -> None:
    html = replayed(running, days["offline"], "2026-10-13T14:20", clock)
    link = re.search(r'href="([^"]+)">Link to this moment', html)
    assert link is not None
    again = running.client().get(link[1].replace("&amp;", "&"))
    assert again.text == html
    assert replayed(running, days["offline"], "2026-10-13T13:20:45+00:00", clock) == html


def test_without_a_moment_it_stands_at_the_last_one(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"])
    assert "Tue 10 Nov 2026" in section(html, "replay-now")
    total = re.search(r"entry (\d+) of (\d+)", section(html, "replay-now"))
    assert total is not None
    entered = running.application.state_of(running_viewer(running), days["plain"]).recorded_events
    assert total[1] == total[2] == str(len(entered))


def test_before_anything_happened_the_board_is_empty(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"], "2026-01-01T00:00")
    assert set(counted(html).values()) == {0}
    assert "Nothing had happened yet." in section(html, "replay-now")
    assert "entry 0 of" in section(html, "replay-now")
    assert "Arrests Not applicable yet" in section(html, "replay-figures")
    known = replayed(running, days["plain"], "2026-01-01T00:00", "known")
    assert "Nothing had been recorded yet." in section(known, "replay-now")


def test_the_clocks_stand_at_the_moment(running: Running, days: dict[str, str]) -> None:
    before, after = (
        section(replayed(running, days["plain"], moment), "board-clocks")
        for moment in ("2026-10-14T12:00", "2026-10-31T12:00")
    )
    assert "Reasonable grounds decision due" in before
    assert "was due" not in before
    assert "Action due" not in before
    assert "Action due" in after
