"""The reference day up to a minute, some rows changed; then whatever happens, through HTTP and on the live line."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from projections.measures import MEASURES
from projections.operation.state import OperationState
from projections.views.board import COUNTS, counts
from service.days import events_of_operation
from service.log import MemoryLog, open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START
from tests.running import Line, Running
from tests.stories.rows import Client, reference_rows

Row = dict[str, Any]
OF_THE_CLOCK = ("M48",)
"""What a replay records at once, and HTTP when it is told of it."""


class Variant:
    """The reference day up to a minute of a day, some rows changed; then whatever happens, through HTTP.

    `rows` is all that was carried out, so that the same can be replayed.
    """

    def __init__(
        self, running: Running, until: str, changed: dict[str, dict[str, Any]] | None = None, day: int = 0
    ) -> None:
        log = open_log(running.database)
        replay = Replay(log, Vault(log), START)
        self.running = running
        self.line: Line | None = None
        self.until = (day, until)
        self.rows: list[Row] = []
        for row in reference_rows():
            if (row["day"], row["time"]) > self.until:
                continue
            change = (changed or {}).get(row.get("subject") or "") if row["type"] == "PersonRegistered" else None
            self.rows.append({**row, "data": {**row["data"], **(change or {})}})
            replay.carry_out(self.rows[-1])
        log.close()
        self.client = Client(running.client())
        self.client.operation = str(replay.operation)
        self.client.committed = [row["subject"] for row in self.rows if row["type"] == "PartnerCommitted"]
        self.client.interviewer = replay.interviewer

    def row(self, time: str, event: str, subject: str, actor: str, day: int, data: dict[str, Any]) -> Row:
        """A row as a script has it."""
        return {"day": day, "time": time, "actor": actor, "type": event, "subject": subject, "data": data}

    def post(
        self, time: str, event: str, /, subject: str = "op", actor: str = "Coordinator", day: int = 0, **data: Any
    ) -> Any:
        return self.client.post(self.row(time, event, subject, actor, day, data))

    def enter(
        self, time: str, event: str, /, subject: str = "op", actor: str = "Coordinator", day: int = 0, **data: Any
    ) -> dict[str, Any]:
        """One row more; whoever watches is told what the board then counts."""
        row = self.row(time, event, subject, actor, day, data)
        self.rows.append({**row, "n": f"more-{len(self.rows)}"})
        answer = self.client.carry_out(row)
        if self.line:
            frame = self.line.until(answer["position"])
            now = self.client.http.get(f"/api/operations/{self.client.operation}/board").json()
            assert {name: frame["counts"][name] for name in COUNTS} == {name: now[name] for name in COUNTS}
        return answer

    def goes_on(self, without: Callable[[Row], bool] = lambda row: False, until: int = 99) -> None:
        """The rest of the reference day, to the end of a day, but for some rows."""
        for row in reference_rows():
            if self.until < (row["day"], row["time"]) and row["day"] <= until and not without(row):
                self.rows.append(row)
                self.client.carry_out(row)

    @contextmanager
    def watched(self, who: str = "operator") -> Iterator[Line]:
        """What happens meanwhile, seen on somebody's live line."""
        with self.running.live(self.client.operation, who) as line:
            line.frame()
            self.line = line
            yield line
            self.line = None

    def replays(self) -> OperationState:
        """The same day replayed from its rows: every count and every figure as they are over HTTP."""
        log = MemoryLog()
        replay = Replay(log, Vault(log), START)
        for _ in replay.run(self.rows):
            pass
        state = OperationState.of(replay.operation, list(events_of_operation(log, replay.operation)))
        report = self.report()
        said = {code: MEASURES[code](state).plain() for code in report if code not in OF_THE_CLOCK}
        other = {code: (said[code], report[code]) for code in said if said[code] != report[code]}
        assert not other, other
        assert counts(state) == {name: self.board("23:59", 31)[name] for name in COUNTS}
        return state

    def refused(self, time: str, event: str, /, subject: str = "op", **more: Any) -> set[str]:
        answer = self.post(time, event, subject, **more)
        assert answer.status_code == 409, answer.text
        return {each["code"] for each in answer.json()["refusals"]}

    def board(self, at: str, day: int = 13) -> dict[str, Any]:
        address = f"/api/operations/{self.client.operation}/board?at=2026-10-{day}T{at}"
        said: dict[str, Any] = self.client.http.get(address).json()
        return said

    def waits(self, at: str, who: str) -> tuple[str, int] | None:
        found = [(each["for"], each["minutes"]) for each in self.board(at)["waiting"] if each["person"] == who]
        return found[0] if found else None

    def next(self, at: str, code: str, day: int = 13) -> list[tuple[str | None, int, int | None]]:
        every = self.board(at, day)["do_next"]
        return [(each["about"], each["minutes"], each["over"]) for each in every if each["code"] == code]

    def figure(self, code: str) -> dict[str, Any]:
        said: dict[str, Any] = self.report()[code]
        return said

    def report(self) -> dict[str, Any]:
        said: dict[str, Any] = self.client.http.get(f"/api/operations/{self.client.operation}/report").json()
        return said

    def page(self, address: str, who: str = "coordinator") -> str:
        """The words of a page of the operation."""
        answer = self.running.client(who).get(f"/operations/{self.client.operation}/{address}".rstrip("/"))
        assert answer.status_code == 200, answer.text
        return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
