"""Whoever comes while another is about to write is served by the same commit."""

import threading
import time
from collections.abc import Sequence

import pytest
from eventsourcing.dcb.api import DCBEvent

from service.log import Append
from service.log.grouped import Grouped


class Counted(Grouped):
    """Stores nothing but how many appends each commit held."""

    def __init__(self) -> None:
        super().__init__()
        self.commits: list[int] = []

    def _committed(self, appends: Sequence[Append]) -> list[int | Exception]:
        self.commits.append(len(appends))
        return list(range(self.head() + 1 - len(appends), self.head() + 1))

    def head(self) -> int:
        return sum(self.commits)


EVENT = DCBEvent("RoomPrepared", b"{}", ["operation:op-1"])


def test_one_caller_is_let_write_at_once_and_those_who_come_meanwhile_are_served_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, others = Counted(), list[threading.Thread]()
    answers = list[int]()

    def come(_: float) -> None:
        """Three more come, the first time that somebody about to write lets them."""
        while len(others) < 3:
            waiting = len(log._waiting)
            others.append(threading.Thread(target=lambda: answers.append(log.append([EVENT]))))
            others[-1].start()
            while len(log._waiting) == waiting:
                pass

    assert log.append([EVENT]) == 1
    monkeypatch.setattr(time, "sleep", come)
    answers.append(log.append([EVENT]))
    for each in others:
        each.join()
    assert log.commits == [1, 4]
    assert sorted(answers) == [2, 3, 4, 5]


def test_callers_that_come_back_again_and_again_are_all_answered_once() -> None:
    log, answers = Counted(), list[int]()

    def calls() -> None:
        answers.extend(log.append([EVENT]) for _ in range(200))

    threads = [threading.Thread(target=calls) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(answers) == list(range(1, 1601))
