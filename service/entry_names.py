"""By which name an entry goes out: a client makes the key of an entry, and may have put anything into it."""

import re

from domain.kernel import RecordedEvent
from domain.words import EntryId

_MADE_BY_CHANCE = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)


class EntryNames:
    """The keys of entries as they may be seen: a UUID as it is, any other as the id of the entry's first event."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def learn(self, recorded: RecordedEvent) -> None:
        """Take in an event; they come in the order of the log, so that no entry is spoken of before it is known."""
        entry = recorded.envelope.entry
        if not _MADE_BY_CHANCE.fullmatch(entry):
            self._first.setdefault(str(entry), recorded.envelope.event_id)

    def of(self, entry: EntryId) -> str | None:
        """What an entry is called; None for one that the log does not hold."""
        return str(entry) if _MADE_BY_CHANCE.fullmatch(entry) else self._first.get(str(entry))
