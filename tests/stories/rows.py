"""A day's script as the calls that a client would make."""

import json
from pathlib import Path
from typing import Any

import httpx2

from domain.words import OperationId
from service.clock import on_day
from service.codec import to_plain
from service.commands.names import DECISIONS, slug
from service.log import Log, open_log
from service.privacy.vault import Vault
from service.replay.agencies import INTERVIEWER, agency_of
from service.replay.rows import proposals
from service.replay.script import Replay, read_script
from tests.given import START

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "web" / "demo" / "reference_day.json"
EXPECTED: dict[str, Any] = json.loads((Path(__file__).parent / "expected_report.json").read_text())["measures"]


def reference_rows() -> list[dict[str, Any]]:
    """The 257 rows of the reference day, each with its oracle under "board"."""
    return read_script(SCRIPT)


def replayed(log: Log) -> OperationId:
    """Put the whole reference day into a log; its operation."""
    replay = Replay(log, Vault(log), START)
    for _ in replay.run(reference_rows()):
        pass
    return replay.operation


def replayed_into(database: str) -> OperationId:
    """The same for a store that nobody has open."""
    log = open_log(database)
    operation = replayed(log)
    log.close()
    return operation


class Client:
    """Carries out rows through HTTP, as one operator who may act for all agencies."""

    def __init__(self, http: httpx2.Client) -> None:
        self.http = http
        self.operation = ""
        self.committed: list[str] = []
        self.interviewer: dict[str, str] = {}

    def post(self, row: dict[str, Any]) -> httpx2.Response:
        """One row in one call: its decision's own route, or the one for several events at once."""
        subject = row.get("subject") or "op"
        by = (row.get("data") or {}).get("by")
        if row["actor"] == INTERVIEWER:
            by = by or self.interviewer.get(subject)
        agency = agency_of(row["actor"], subject, by)
        moment = on_day(START, row["day"], row["time"]).isoformat()
        envelope = {"on_behalf_of": agency, "happened_at": moment}
        made = proposals(row, agency, self.committed)
        bodies = [
            {"type": each.event, **{name: to_plain(value) for name, value in each.fields.items()}} for each in made
        ]
        if len(bodies) > 1:
            return self.http.post(f"/api/operations/{self.operation}/entries", json={"events": bodies, **envelope})
        body = bodies[0]
        name = body.pop("type")
        address = f"/api/operations/{self.operation}/{slug(DECISIONS[name])}"
        return self.http.post("/api/operations" if name == "OperationProposed" else address, json=body | envelope)

    def carry_out(self, row: dict[str, Any]) -> dict[str, Any]:
        """The same, and it must be taken."""
        answer = self.post(row)
        assert answer.status_code == 200, (row, answer.text)
        said: dict[str, Any] = answer.json()
        self.operation = self.operation or said["operation"]
        if row["type"] == "PartnerCommitted":
            self.committed.append(row["subject"])
        if row["type"] == "PersonDebriefStarted":
            self.interviewer[row["subject"]] = said["events"][0]["by"]
        return said
