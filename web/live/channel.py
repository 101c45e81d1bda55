"""One view of one operation for all who see the same of it: drawn once, encoded once, kept for who comes back."""

import logging
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from fastapi import WebSocket

from domain.kernel import RecordedEvent
from domain.words import OperationId
from projections.operation.state import OperationState
from service.access.held_sessions import Session
from service.access.visibility import shown_alarms, shown_counts
from service.clock import in_ms, not_before
from service.codec import to_json
from service.same_log import latest_mark
from web.live.broadcast import HELD_BACK
from web.live.views import Holder, Parts, TakenIn, View, changes, says, whole

KEPT = 200
"""Frames kept for those who come back; older ones get a snapshot."""
LOG = logging.getLogger("firstlight")


@dataclass
class Channel:
    """All sockets that hold one view of one operation and are shown the same of it."""

    operation: OperationId
    view: str
    render: View
    holder: Holder
    sockets: dict[WebSocket, Session] = field(default_factory=dict)
    parts: Parts = field(default_factory=dict)
    frames: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT))
    seq: int = 0
    drawn: bool = True
    """Whether the view could be drawn as things stand; else it is not live, and says so."""
    passed: int = 0
    """The position at which time alone changed the view last: whoever left at it or before gets a snapshot."""
    drawn_at: int = 0
    """When it was drawn first, or time alone changed it last. What time changed before that is not known here."""
    written: datetime | None = None
    """When the last entry was recorded: a service whose clock was set back counts on from there."""
    _snapshot: bytes | None = None

    def snapshot(self, state: OperationState) -> bytes:
        """The whole view as it stands: encoded once for all who come until it changes."""
        if self._snapshot is None:
            self._snapshot = self._frame(state, "snapshot", whole(self.parts), "")
        return self._snapshot

    def first(self, state: OperationState, after: int | None, heard: int | None = None) -> list[bytes]:
        """What somebody gets who comes, or comes back after a position, to a channel that is up to date.

        `heard` is the `now` of the last frame or page that they had.
        """
        if not self.drawn:
            return [self._not_live(state)]
        missed = self.missed(after, heard) if after is not None else None
        return [self.snapshot(state)] if missed is None else missed or [self.sign("heartbeat")]

    def sign(self, kind: str) -> bytes:
        """A frame that says nothing but whether the view is alive, and what the time is."""
        return to_json({"seq": self.seq, "kind": kind, "now": self._now()})

    def update(self, state: OperationState, recorded_events: list[RecordedEvent]) -> bytes:
        """What every holder of this view gets: the delta, or a fresh snapshot where it could not be drawn before.

        Where it cannot be drawn, the frame says that it is not live.
        """
        try:
            state.must_be_whole()
            frame = self.change(state, recorded_events)
            if not self.drawn:
                self.frames.clear()
                frame = self.snapshot(state)
            self.drawn = True
        except Exception:
            return self._not_live(state)
        return frame

    def pass_time(self, state: OperationState) -> bytes | None:
        """What every holder gets where time alone changed the view; None where it stands as it did."""
        try:
            parts = self.render(state, self.holder)
        except Exception:
            return None
        changed = changes(self.parts, parts)
        if not changed or not self.drawn or self.seq != state.position:
            return None
        self.parts, self.passed, self.drawn_at, self._snapshot = parts, self.seq, self._now(), None
        return self._frame(state, "delta", changed, "")

    def _not_live(self, state: OperationState) -> bytes:
        """No heartbeat follows: a screen that shows what was before must not look alive."""
        if self.drawn:
            LOG.exception("%s of %s cannot be drawn", self.view, self.operation)
        self.drawn = False
        return self.sign("not_live")

    def missed(self, after: int, heard: int | None) -> list[bytes] | None:
        """The deltas after a position; None where they are no longer held, or are too much to send at once.

        None too where time alone may have changed the view since they heard.
        """
        if (
            after > self.seq
            or (after <= self.passed if heard is None else heard < self.drawn_at)
            or (self.frames and after < self.frames[0][0] - 1)
            or (not self.frames and after < self.seq)
        ):
            return None
        missed = [frame for seq, frame in self.frames if seq > after]
        return missed if sum(map(len, missed)) < HELD_BACK / 2 else None

    def change(self, state: OperationState, recorded_events: list[RecordedEvent]) -> bytes:
        """The delta that brings every holder of this view up to the day."""
        parts = self.render(state, self.holder)
        changed = changes(self.parts, parts)
        self.parts, before, self._snapshot = parts, self.seq, None
        self.seq, self.written = state.position, state.written
        self.drawn_at = self.drawn_at or self._now()
        frame = self._frame(state, "delta", changed, says(state, recorded_events, self.holder.seen_by))
        if before:
            self.frames.append((state.position, frame))
        return frame

    def _now(self) -> int:
        return in_ms(not_before(self.written))

    def _frame(self, state: OperationState, kind: str, changed: TakenIn, words: str) -> bytes:
        frame: dict[str, object] = {
            "seq": state.position,
            "mark": latest_mark(state),
            "kind": kind,
            "counts": shown_counts(state, self.holder.seen_by),
            "alarms": [alarm.code for alarm in shown_alarms(state, self.holder.seen_by)],
        }
        frame |= changed.plain()
        return to_json(frame | {"says": words} if words else frame)
