"""Processes are killed at random moments under 32 callers: what was acknowledged is there, once.

`KILLS=200` kills so often; a caller whose answer did not come sends the same again under its key, as a page does.
"""

import os
import random
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from domain.words import EntryId
from service.access.accounts import Accounts
from service.commands.entry_events import events_of
from service.log import open_log
from tests.processes import Process, several
from tests.running import PASSWORD
from tests.stories.given_days import Anywhere

KILLS = int(os.environ.get("KILLS", "3"))
CALLERS = 32
LESSON = {"text": "Three wait for a bed", "kind": "improve", "four_p": "prepare"}


class Caller(threading.Thread):
    """Somebody who enters on and on in an operation of their own."""

    def __init__(self, processes: list[Process], token: str, enough: threading.Event) -> None:
        super().__init__(daemon=True)
        self.http, self.enough = Anywhere(processes, token), enough
        self.refused: list[str] = []
        self.ended = False

    def run(self) -> None:
        operation = self.http.post("/api/operations", json={"premises": "farm"}).json()["operation"]
        while not self.enough.is_set():
            answer = self.http.post(f"/api/operations/{operation}/record-lesson", json=LESSON)
            if answer.status_code != 200:
                self.refused.append(answer.text)
            time.sleep(KILLS / 1000)  # of many kills the log would grow to no purpose
        self.http.close()
        self.ended = True


@pytest.mark.timeout(300 + 10 * KILLS)
def test_what_was_acknowledged_is_stored_once_whenever_a_process_is_killed(either_store: str, tmp_path: Path) -> None:
    with closing(Accounts(either_store)) as accounts:
        accounts.add("operator", PASSWORD, name="Operator", agency="Police", roles=["operator"], acts_for=None)
        token = accounts.sign_in("operator", PASSWORD)
    enough = threading.Event()
    with several(2, either_store, tmp_path) as processes:
        callers = [Caller(processes, token, enough) for _ in range(CALLERS)]
        for caller in callers:
            caller.start()
        for n in range(KILLS):
            time.sleep(random.uniform(0.05, 1))
            killed = processes[n % 2]
            killed.kill()
            killed.start()
            killed.wait()
        enough.set()
        for caller in callers:
            caller.join()
    assert [caller.refused for caller in callers if caller.refused or not caller.ended] == []
    answered = [each for caller in callers for each in caller.http.answered.items()]
    assert len(answered) > CALLERS
    with closing(open_log(either_store)) as log:
        for key, position in answered:
            assert [each.position for each in events_of(log, EntryId(key))] == [position]
        assert sum(name in ("OperationProposed", "LessonRecorded") for _, name, _, _ in log.since(0, 10**7)) == len(
            answered
        ), "and nothing else is stored"
    print(f"{len(answered)} entries acknowledged, {KILLS} kills")
