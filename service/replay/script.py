"""Carry out a whole day from its script, row by row, as a user would have tapped it at that time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from domain.kernel import EVENTS, Event, Refused
from domain.words import Agency, EntryId, OperationId, PartnerId
from service.clock import on_day
from service.codec import from_plain, to_plain
from service.commands.amended_entry import becoming, events_of
from service.commands.carry_out import Entry, Outcome, carry_out
from service.log import Log
from service.privacy.sealing import seal
from service.privacy.vault import Vault
from service.publishing import with_figures
from service.replay.agencies import INTERVIEWER, agency_of
from service.replay.rows import plain_events


class RowRefused(Exception):
    """A row that may not be carried out: its number and every reason."""

    def __init__(self, n: object, reasons: tuple[str, ...]) -> None:
        super().__init__(f"row {n}: {', '.join(reasons)}")
        self.n, self.reasons = n, reasons


def read_script(path: Path) -> list[dict[str, Any]]:
    """The rows of a script. Raises ValueError where the file is none."""
    script = json.loads(path.read_text(encoding="utf-8"))
    rows = script.get("events") if isinstance(script, dict) else script
    if not isinstance(rows, list):
        raise ValueError(f"{path} holds no list of rows under 'events'")
    return rows


@dataclass
class Replay:
    """One day being replayed into a log. It makes a new operation, and shares nothing with another."""

    log: Log
    vault: Vault
    start: date
    exercise: bool = False
    actor: str = "replay"
    operation: OperationId = field(default_factory=lambda: OperationId(f"op-{uuid4().hex[:12]}"))
    committed: list[str] = field(default_factory=list)
    rows: dict[Any, dict[str, Any]] = field(default_factory=dict)
    interviewer: dict[str, str] = field(default_factory=dict)

    def run(self, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Outcome]]:
        """Carry out every row in order. Raises RowRefused at the first that may not be; earlier rows are kept."""
        for number, row in enumerate(rows, 1):
            yield row, self.carry_out({"n": number, **row})

    def carry_out(self, row: dict[str, Any]) -> Outcome:
        """Carry out one row in its own transaction."""
        try:
            outcome = carry_out(self.log, self.entry(row))
        except Refused as refused:
            raise RowRefused(row["n"], refused.reasons) from refused
        except (KeyError, TypeError, ValueError, msgspec.ValidationError) as wrong:
            raise RowRefused(row["n"], (f"malformed: {wrong}",)) from wrong
        self._remember(row, outcome)
        return outcome

    def entry(self, row: dict[str, Any]) -> Entry:
        """The entry behind a row, with both clocks set to the row's own times."""
        recorded = on_day(self.start, *(row.get("recorded") or [row["day"], row["time"]]))
        events, writes = self._events(row)
        events = [with_figures(self.log, event, recorded) for event in events]
        agency = Agency(self._agency(row))
        return Entry(
            entry=self._id(row["n"]),
            events=events,
            happened_at=on_day(self.start, row["day"], row["time"]),
            recorded_at=recorded,
            actor=self.actor,
            agency=agency,
            on_behalf_of=agency,
            sealed=writes,
        )

    def _id(self, n: object) -> EntryId:
        return EntryId(f"{self.operation}-{n}")

    def _agency(self, row: dict[str, Any]) -> str:
        subject = row.get("subject") or "op"
        by = (row.get("data") or {}).get("by")
        if row["actor"] == INTERVIEWER:
            by = by or self.interviewer.get(subject)
        return agency_of(row["actor"], subject, by)

    def _plain(self, row: dict[str, Any]) -> list[tuple[type[Event], dict[str, Any]]]:
        made = plain_events({**row, "agency": self._agency(row)}, self.operation, self.committed)
        if row["type"] == "OperationProposed":
            made[0][1].update(exercise=self.exercise)
            made[0][1].setdefault("planned_for", self.start.isoformat())
        return made

    def _events(self, row: dict[str, Any]) -> tuple[list[Event], list[Any]]:
        if row["type"] in ("EntryVoided", "EntryCorrected"):
            return [self._amendment(row)], []
        events: list[Event] = []
        writes: list[Any] = []
        for kind, plain in self._plain(row):
            sealed, beside = seal(self.vault, kind, plain)
            events.append(from_plain(sealed, kind))
            writes.extend(beside)
        return events, writes

    def _amendment(self, row: dict[str, Any]) -> Event:
        data = row["data"]
        target = self._id(data["n"])
        plain: dict[str, Any] = {"operation": self.operation, "entry": target, "reason": data.get("reason")}
        event = from_plain(plain, EVENTS[row["type"]])
        meant = self.rows.get(data["n"])
        if row["type"] == "EntryVoided" or meant is None:
            return event
        return replace(event, becomes=self._becomes(target, meant, data["data"]))  # type: ignore[call-arg]

    def _becomes(self, target: EntryId, meant: dict[str, Any], changed: dict[str, Any]) -> Any:
        moved: dict[str, Any] = {name: changed[name] for name in ("subject", "day", "time", "actor") if name in changed}
        if "person" in changed:
            moved["subject"] = changed["person"]
        row: dict[str, Any] = {**meant, **moved, "data": {**(meant.get("data") or {}), **changed}}
        was, now = self._plain(meant), self._plain(row)
        changes = [
            {name: value for name, value in new.items() if old.get(name) != value}
            for (_, old), (_, new) in zip(was, now, strict=True)
        ]
        at = on_day(self.start, row["day"], row["time"])
        return becoming(events_of(self.log, target), [to_plain(change) for change in changes], at)

    def _remember(self, row: dict[str, Any], outcome: Outcome) -> None:
        self.rows[row["n"]] = row
        for event in outcome.events:
            match type(event).__name__, getattr(event, "partner", None):
                case "PartnerCommitted", PartnerId() as partner:
                    self.committed.append(partner.ref)
                case "PersonDebriefStarted", _:
                    self.interviewer[row["subject"]] = getattr(event, "by", None) or ""
