"""Days that were entered late and put right, and their replay as text."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START
from tests.running import Running
from tests.stories.rows import reference_rows
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


def running_viewer(running: Running) -> Any:
    token = running.client().headers["Authorization"].removeprefix("Bearer ")
    session = running.application.accounts.session(token)
    assert session is not None
    return session.viewer


def _stops(html: str) -> list[str]:
    found = re.search(r'data-moments="([^"]+)"', html)
    assert found is not None
    return found[1].split()
