"""Which moment a page shows: now, as things were at a time, or as they were known at a time."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from fastapi import HTTPException

from projections.local_time import local_clock
from projections.operation.state import OperationState
from service.clock import LONDON, end_of_minute


@dataclass(frozen=True, slots=True)
class AsOf:
    """Local times as typed ("2026-10-13T08:28"); both empty is now."""

    at: str = ""
    known_at: str = ""

    @property
    def query(self) -> str:
        """What a link carries to show the same moment: "?at=...", or nothing."""
        given = {name: value for name, value in (("at", self.at), ("known_at", self.known_at)) if value}
        return f"?{urlencode(given)}" if given else ""

    def of(self, state: OperationState) -> OperationState:
        """The day at that moment. Raises HTTPException 422 for what is no time."""
        if not self.query:
            return state
        return OperationState.of(state.id, state.recorded_events, _moment(self.at), _moment(self.known_at))

    def words(self, state: OperationState) -> str:
        """One line for the reader: which entries the page rests on."""
        said = []
        if at := _moment(self.at):
            said.append(f"as things were at {_said(at)}")
        if known := _moment(self.known_at):
            said.append(f"as it was known at {_said(known)}")
        if not said:
            return f"Everything in the log up to entry {state.position}."
        text = ", ".join(said)
        return f"{text[0].upper()}{text[1:]}: entries up to {state.position}."


def _moment(text: str) -> datetime | None:
    return moment_typed(text) if text else None


def moment_typed(text: str) -> datetime:
    """The end of a minute or a day as typed, local where it has no offset. UTC. 422 where it is no time."""
    try:
        return end_of_minute(text)
    except ValueError as wrong:
        raise HTTPException(422, f"{text} is no time. Write it like 2026-10-13T08:28. {wrong}.") from wrong


def _said(moment: datetime) -> str:
    return f"{local_clock(moment)} on {moment.astimezone(LONDON):%A %-d %B %Y}"
