"""The replay page: the board at any moment on both clocks, and what was not known then."""

import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from projections.operation.state import OperationState
from service.clock import end_of_minute
from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START
from tests.running import Running
from tests.stories.rows import reference_rows
from tests.stories.test_command_line import CHECKPOINTS, KEYS
from tests.stories.test_the_reference_day import HIDDEN_FROM_PARTNERS
from web.pages.board.routes import shown_counts
from web.wording import COUNTS

CLOCKS = ("happened", "known")
LATE = ["P05: housing options explained", "P03 agrees to be referred", "P10: one-to-one support"]
"""What happened while the tablets were offline, the latest first; P02's options came before."""
WRONG = {
    "n": "wrong",
    "day": 0,
    "time": "11:00",
    "actor": "Registrar",
    "type": "RollCallTaken",
    "subject": "op",
    "data": {"present": 9},
}
AMENDED = [
    {**WRONG, "n": "twice", "time": "11:05"},
    {**WRONG, "n": "right", "time": "15:00", "type": "EntryCorrected"}
    | {"data": {"n": "wrong", "data": {"present": 11}, "reason": "two were outside"}},
    {**WRONG, "n": "gone", "time": "15:01", "type": "EntryVoided", "data": {"n": "twice", "reason": "tapped twice"}},
]


def entered_late(since: str, until: str, recorded: str) -> list[dict[str, Any]]:
    """The reference day, what happened on day 0 between two times recorded only later."""
    rows = reference_rows()
    late = [row for row in rows if row["day"] == 0 and since <= row["time"] <= until]
    others = [row for row in rows if row not in late]
    after = next(number for number, row in enumerate(others) if row["day"] == 0 and row["time"] > recorded)
    return [*others[:after], *({**row, "recorded": [0, recorded]} for row in late), *others[after:]]


def offline() -> list[dict[str, Any]]:
    """V10: what happened between 14:10 and 14:40 is recorded at 14:43."""
    return entered_late("14:10", "14:40", "14:43")


def amended() -> list[dict[str, Any]]:
    """A roll call of 11:00 corrected at 15:00, and one of 11:05 voided at 15:01."""
    rows = [*reference_rows(), WRONG, *AMENDED]
    return sorted(rows, key=lambda row: (row["day"], row["time"]))


def carried_out(running: Running, rows: list[dict[str, Any]]) -> str:
    """A day in the store, each row recorded at its own time. Gives the operation."""
    log = open_log(running.database)
    day = Replay(log, Vault(log), START)
    for _ in day.run(rows):
        pass
    log.close()
    return day.operation


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, dict[str, str]]]:
    """A server with days in its store: as it was, tablets offline, amended, an arrest entered late."""
    running = Running(tmp_path_factory.mktemp("replay") / "days.db")
    days = {"plain": reference_rows(), "offline": offline(), "amended": amended()}
    days["arrest"] = entered_late("09:52", "09:52", "10:30")
    operations = {name: carried_out(running, rows) for name, rows in days.items()}
    running.start()
    yield running, operations
    running.stop()


@pytest.fixture
def running(served: tuple[Running, dict[str, str]]) -> Running:
    return served[0]


@pytest.fixture
def days(served: tuple[Running, dict[str, str]]) -> dict[str, str]:
    return served[1]


def replayed(
    running: Running, operation: str, moment: str = "", clock: str = "", who: str = "operator", **more: str
) -> str:
    asked = {"moment": moment, "clock": clock, **more}
    answer = running.client(who).get(
        f"/operations/{operation}/replay", params={name: each for name, each in asked.items() if each}
    )
    assert answer.status_code == 200, answer.text
    return answer.text


def counted(html: str) -> dict[str, int]:
    """The counts as the page shows them."""
    board = html[html.index('id="board-counts"') :]
    keys = {words: key for key, words in COUNTS.items()}
    found = re.findall(r"<b>(-?\d+)</b> <span>([^<]+)</span>", board[: board.index("</section>")])
    return {keys[words]: int(n) for n, words in found}


def section(html: str, name: str) -> str:
    """What one part of the page says, without its tags."""
    start = html.index(f'id="{name}"')
    ends = [html.find(end, start) for end in ("</section>", '<div class="fl-columns">', "</details>", "<form")]
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index(">", start) + 1 : min(e for e in ends if e > 0)]).split())


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
        assert counted(replayed(running, days["offline"], at, "known")) == shown_counts(known, frozenset({"arrests"}))
    html = replayed(running, days["offline"], "2026-10-13T14:41", "known")
    assert counted(html)["consents"] == happened["consents"] - 1 == 1
    told = section(html, "replay-unknown")
    assert [told.index(each) for each in LATE] == sorted(told.index(each) for each in LATE)
    assert "agreed 2 1" in told
    assert told.count("Recorded Tue 13 Oct, 14:43") == 4
    assert "P03 agrees to be referred" not in section(html, "replay-timeline")


def running_viewer(running: Running) -> Any:
    token = running.client().headers["Authorization"].removeprefix("Bearer ")
    session = running.application.accounts.session(token)
    assert session is not None
    return session.viewer


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


def test_what_was_put_right_later_is_told_with_the_reason_to_those_who_audit(
    running: Running, days: dict[str, str]
) -> None:
    told, heard = (
        section(replayed(running, days["amended"], "2026-10-13T12:00", "known", who), "replay-unknown")
        for who in ("coordinator", "reader")
    )
    assert "Roll call: 11 counted Known then as: Roll call: 9 counted. Put right Tue 13 Oct, 15:00" in told
    assert "(two were outside)" in told
    assert "Roll call: 9 counted Believed then; it does not count today: put right Tue 13 Oct, 15:01" in told
    assert "(tapped twice)" in told
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
    assert total[1] == total[2] == str(running.application.state_of(running_viewer(running), days["plain"]).position)


def test_before_anything_happened_the_board_is_empty(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"], "2026-01-01T00:00")
    assert set(counted(html).values()) == {0}
    assert "Nothing had happened yet." in section(html, "replay-now")
    assert "entry 0 of" in section(html, "replay-now")
    assert "Arrests not recorded" in section(html, "replay-figures")
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


def test_a_moment_between_entries_says_the_last_one_and_when_it_was(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"], "2026-10-13T08:28")
    assert "08:28 Tue 13 Oct 2026" in section(html, "replay-now")
    assert "(Tue 13 Oct, 08:27)" in section(html, "replay-now")
    back = re.search(r'id="replay-back"><a [^>]*href="[^"]*moment=([^&"]+)', html)
    on = re.search(r'id="replay-on"><a [^>]*href="[^"]*moment=([^&"]+)', html)
    assert back is not None
    assert on is not None
    assert (back[1], on[1]) == ("2026-10-13T08:27", "2026-10-13T08:30")


def test_at_both_ends_there_is_no_further_step(running: Running, days: dict[str, str]) -> None:
    first, last = (replayed(running, days["plain"], moment) for moment in ("2026-01-01T00:00", ""))
    assert 'id="replay-back"><span' in first
    assert 'id="replay-on"><a' in first
    assert 'id="replay-back"><a' in last
    assert 'id="replay-on"><span' in last


def test_a_place_of_the_slider_leads_to_its_minute(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"])
    minutes = re.search(r'data-moments="([^"]+)"', html)
    assert minutes is not None
    address = f"/operations/{days['plain']}/replay"
    for place, minute in [(0, minutes[1].split()[0]), (50, minutes[1].split()[50])]:
        answer = running.client().get(address, params={"step": str(place), "clock": "happened"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{address}?moment={minute}&clock=happened")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"moment": "yesterday"}, "yesterday is no time. Write it like 2026-10-13T08:28."),
        ({"moment": "9999-12-31"}, "9999-12-31 is no time."),
        ({"moment": "0001-01-01T00:00"}, "0001-01-01T00:00 is no time."),
        ({"clock": "cuckoo"}, "cuckoo is no clock. Write happened or known."),
        ({"step": "100000"}, "100000 is no place on the slider."),
        ({"step": "-1"}, "-1 is no place on the slider."),
        ({"step": "9" * 5000}, "is no place on the slider."),
    ],
)
def test_what_cannot_be_read_is_said_plainly(
    running: Running, days: dict[str, str], asked: dict[str, str], said: str
) -> None:
    answer = running.client().get(f"/operations/{days['plain']}/replay", params=asked)
    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("moment", ["2026-10-13T14:41", "2026-10-14T12:00", ""])
def test_a_partner_sees_no_arrest_and_nothing_outside_its_part(
    running: Running, days: dict[str, str], moment: str, clock: str
) -> None:
    html = replayed(running, days["offline"], moment, clock, "reader")
    assert "arrests" not in counted(html)
    assert [word for word in (*HIDDEN_FROM_PARTNERS, "Arrest", "Duty") if word in html] == []
    assert counted(html).items() <= counted(replayed(running, days["offline"], moment, clock)).items()


def test_the_council_knows_how_many_were_arrested_and_not_who_or_when(running: Running, days: dict[str, str]) -> None:
    council, police = (replayed(running, days["plain"], "2026-10-13T06:11", who=who) for who in ("manager", "police"))
    assert counted(council)["arrests"] == counted(police)["arrests"] == 2
    assert "S02 arrested" in police
    assert "S02" not in council
    assert "2026-10-13T06:11" in _stops(police)
    assert "2026-10-13T06:11" not in _stops(council)
    assert "2026-10-13T06:00" in _stops(council)


def test_an_arrest_entered_late_is_named_to_the_police_alone(running: Running, days: dict[str, str]) -> None:
    pages = {
        who: replayed(running, days["arrest"], "2026-10-13T10:00", "known", who)
        for who in ("police", "manager", "reader")
    }
    told = {who: section(html, "replay-unknown") for who, html in pages.items()}
    assert "S03 arrested" in told["police"]
    assert told["manager"].endswith("arrests 3 2 The entries behind this are not yours to see.")
    assert "counts differ" in pages["manager"]
    assert told["reader"] == "All that had happened by then was recorded, as it is held to be true today."
    assert [html.count("fl-unknown--unknown") for html in pages.values()] == [1, 0, 0]


def test_an_entry_that_somebody_may_not_know_is_never_the_newest(running: Running, days: dict[str, str]) -> None:
    council, police = (
        section(replayed(running, days["plain"], "2026-10-13T09:52", who=who), "replay-now")
        for who in ("manager", "police")
    )
    assert "S03 arrested" in police
    assert "(Tue 13 Oct, 09:51)" in council
    assert "health screen done" in council


def _stops(html: str) -> list[str]:
    found = re.search(r'data-moments="([^"]+)"', html)
    assert found is not None
    return found[1].split()


def test_a_wall_screen_may_replay_what_it_may_show(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"], "2026-10-13T14:41", who="wall")
    assert counted(html)["on_site"] == 11
    assert [word for word in (*HIDDEN_FROM_PARTNERS, "Whole debrief") if word in html] == []


def test_where_people_went_is_for_those_who_see_it_and_the_debrief_opens_at_the_moment(
    running: Running, days: dict[str, str]
) -> None:
    told = replayed(running, days["plain"], "2026-10-14T20:15", "known", "coordinator")
    assert "Left the centre 11 safe" in section(told, "replay-figures")
    assert f'href="/operations/{days["plain"]}/debrief?known_at=2026-10-14T20:15"' in told
    health = replayed(running, days["plain"], "2026-10-14T20:15", "happened", "nurse")
    assert "debrief?at=" not in health
    assert "Duty discharged" not in section(health, "replay-figures")


def test_the_parts_alone_are_the_parts_of_the_page(running: Running, days: dict[str, str]) -> None:
    page = replayed(running, days["plain"], "2026-10-13T16:10")
    parts = replayed(running, days["plain"], "2026-10-13T16:10", parts="1")
    found = re.findall(r'<hx-partial hx-target="#([\w-]+)" hx-swap="outerMorph">(.*?)</hx-partial>', parts, re.DOTALL)
    assert {"replay-now", "board-counts", "board-people", "replay-timeline", "replay-unknown"} <= {n for n, _ in found}
    assert [name for name, html in found if html not in page] == []
    assert "<html" not in parts


def test_nobody_else_replays_it(running: Running, days: dict[str, str]) -> None:
    address = f"/operations/{days['plain']}/replay"
    assert running.client("stranger").get(address).status_code == 404
    answer = httpx2.get(f"{running.address}{address}?moment=2026-10-13T08:28")
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/sign-in")


def test_each_line_of_the_timeline_leads_to_its_moment(running: Running, days: dict[str, str]) -> None:
    html = running.client("coordinator").get(f"/operations/{days['plain']}/timeline", params={"person": "P12"}).text
    links = re.findall(r'href="(/operations/[^"]+/replay\?moment=[^"]+)"', html)
    assert links
    there = running.client("coordinator").get(links[-1])
    assert "08:27 Tue 13 Oct 2026" in section(there.text, "replay-now")
    assert "P12 registered" in section(there.text, "replay-timeline")
