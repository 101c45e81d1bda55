"""A shift: who is at what since when, who interprets, what is to be done, who has read what."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.kernel import RecordedEvent
from domain.on_shift import TaskId
from domain.words import EntryId, InterpreterId, Sealed


@dataclass(slots=True)
class BookedInterpreter:
    """An interpreter who was booked: what they speak, and whether they are a woman or a man, where it was said."""

    language: str
    dialect: str | None = None
    gender: str | None = None


@dataclass(slots=True)
class Duty:
    """Somebody in a post: since when, of which organisation, and their latest break."""

    since: RecordedEvent
    rested: RecordedEvent | None = None

    @property
    def at_it_since(self) -> datetime:
        """Since when without a break (UTC)."""
        return max(self.since.at, self.rested.at) if self.rested else self.since.at


@dataclass(slots=True)
class Task:
    """Something to be done while the operation runs, and whether it is."""

    set: RecordedEvent
    owner: str | None = None
    due: datetime | None = None
    what: Sealed | None = None
    done: RecordedEvent | None = None


@dataclass(slots=True)
class Shift:
    """Posts by their code, interpreters and their latest break by reference, tasks, and readers by report."""

    posts: dict[str, Duty] = field(default_factory=dict)
    interpreters: dict[InterpreterId, BookedInterpreter] = field(default_factory=dict)
    rested: dict[InterpreterId, RecordedEvent] = field(default_factory=dict)
    tasks: dict[TaskId, Task] = field(default_factory=dict)
    readers: dict[EntryId, list[RecordedEvent]] = field(default_factory=dict)
