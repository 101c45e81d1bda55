"""Carry out a whole day from its script, row by row, as a user would have tapped it at that time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from domain.events.interviews import PersonDebriefStarted
from domain.kernel import Refused
from domain.words import Agency, OperationId
from service.access.access import Viewer
from service.clock import on_day
from service.codec import to_plain
from service.commands.carry_out import OtherBody, Outcome
from service.commands.malformed import Malformed
from service.commands.names import PROPOSE
from service.commands.submit import Proposal, Submission, submit
from service.log import Log
from service.privacy.vault import Vault
from service.replay.agencies import INTERVIEWER, agency_of
from service.replay.members import members
from service.replay.rows import proposals
from service.replay.shape import AMENDING, well_formed
from service.said_once import said_once

STANDS_TWICE = "malformed: Another row has this number"


class RowRefused(Exception):
    """A row that may not be carried out: its number and every reason."""

    def __init__(self, n: object, reasons: tuple[str, ...]) -> None:
        super().__init__(f"row {n}: {', '.join(reasons)}")
        self.n, self.reasons = n, reasons


def read_script(path: Path) -> list[dict[str, Any]]:
    """The rows of a script. Raises ValueError where the file is none."""
    script = said_once(path.read_text(encoding="utf-8-sig"))
    rows = script.get("events") if isinstance(script, dict) else script
    if not isinstance(rows, list):
        raise ValueError(f"{path} holds no list of rows under 'events'")
    return rows


@dataclass
class Replay:
    """One day being replayed into a store. It makes a new operation, and shares nothing with another."""

    log: Log
    vault: Vault
    start: date
    exercise: bool = False
    actor: str = "replay"
    operation: OperationId = field(default_factory=lambda: OperationId(f"op-{uuid4().hex[:12]}"))
    counted: dict[str, list[str]] = field(default_factory=dict)
    """By the number of a row, the partners for whom a count in it stands."""
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    interviewer: dict[str, str] = field(default_factory=dict)
    access_log: None = None
    """A replay opens nothing: what a partner confirmed, it was told."""
    outcomes: None = None

    def run(self, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Outcome]]:
        """Carry out every row in order. Raises RowRefused at the first that may not be; earlier rows are kept."""
        for number, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                raise RowRefused(number, ("malformed: A row is an object, and so is its data",))
            yield row, self.carry_out({"n": number, **row})

    def carry_out(self, row: dict[str, Any]) -> Outcome:
        """Carry out one row in its own transaction, as an operator who may act for all agencies."""
        try:
            well_formed(row)
            agency = self._agency(row)
            operator = Viewer(self.actor, self.actor, Agency(agency), frozenset({"operator"}), None)
            outcome = submit(self, operator, self.submission(row, agency))
        except Refused as refused:
            raise RowRefused(row["n"], refused.reasons) from refused
        except OtherBody as other:
            raise RowRefused(row["n"], (STANDS_TWICE,)) from other
        except Malformed as wrong:
            raise RowRefused(row["n"], tuple(f"malformed: {said}" for said in wrong.said)) from wrong
        except (KeyError, TypeError, ValueError) as wrong:
            raise RowRefused(row["n"], (f"malformed: {wrong}",)) from wrong
        self._remember(row, outcome)
        return outcome

    def submission(self, row: dict[str, Any], agency: str) -> Submission:
        """The submission behind a row, with both clocks set to the row's own times."""
        return Submission(
            operation=self.operation,
            proposals=self._amendment(row) if row["type"] in AMENDING else self._proposals(row, agency),
            entry=self._id(row["n"]),
            happened_at=on_day(self.start, row["day"], row["time"]).isoformat(),
            on_behalf_of=agency,
            recorded_at=on_day(self.start, *(row.get("recorded") or [row["day"], row["time"]])),
        )

    def _id(self, n: object) -> str:
        return f"{self.operation}-{n}"

    def _agency(self, row: dict[str, Any]) -> str:
        subject = row.get("subject") or "op"
        by = (row.get("data") or {}).get("by")
        if row["actor"] == INTERVIEWER:
            by = by or self.interviewer.get(subject)
        return agency_of(row["actor"], subject, by)

    def _proposals(self, row: dict[str, Any], agency: str) -> list[Proposal]:
        counted = self.counted.setdefault(str(row["n"]), members(self.log, self.operation, row["type"]))
        made = proposals(row, agency, counted)
        if row["type"] != PROPOSE:
            return made
        planned = {"planned_for": self.start.isoformat()}
        return [Proposal(PROPOSE, {**planned, **made[0].fields, "exercise": self.exercise})]

    def _amendment(self, row: dict[str, Any]) -> list[Proposal]:
        data = row["data"]
        said = {"entry": self._id(data["n"]), "reason": data.get("reason")}
        if row["type"] == "EntryCorrected":
            meant = self.rows.get(str(data["n"]))
            said["changes"] = self._changes(meant, data["data"]) if meant else dict(data["data"])
        return [Proposal(row["type"], said)]

    def _changes(self, meant: dict[str, Any], changed: dict[str, Any]) -> dict[str, Any]:
        """What a row would have said otherwise, under the names of its event."""
        moved: dict[str, Any] = {name: changed[name] for name in ("subject", "day", "time", "actor") if name in changed}
        if "person" in changed:
            moved["subject"] = changed["person"]
        row: dict[str, Any] = {**meant, **moved, "data": {**(meant.get("data") or {}), **changed}}
        well_formed(row)
        counted = self.counted[str(meant["n"])]
        was, now = (proposals(each, self._agency(each), counted) for each in (meant, row))
        if len(was) != len(now):
            raise ValueError("It would stand for another number of entries: void it, and enter it anew")
        changes = {
            name: to_plain(value)
            for old, new in zip(was, now, strict=True)
            for name, value in new.fields.items()
            if old.fields.get(name) != value
        }
        at = on_day(self.start, row["day"], row["time"])
        if at != on_day(self.start, meant["day"], meant["time"]):
            changes["happened_at"] = at.isoformat()
        return changes or dict(now[0].fields)

    def _remember(self, row: dict[str, Any], outcome: Outcome) -> None:
        self.rows[str(row["n"])] = row
        for event in outcome.events:
            if isinstance(event, PersonDebriefStarted):
                self.interviewer[row["subject"]] = event.credited or ""
