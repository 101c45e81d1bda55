"""The events of one transaction, judged and numbered together."""

from collections import defaultdict
from collections.abc import Sequence

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQueryItem
from eventsourcing.persistence import IntegrityError

from service.log.chain import ERASED, VAULT, Chain
from service.log.interface import Append, VaultWrite
from service.log.sql import existing
from service.log.tags import ADD_TAG, BETWEEN
from service.log.vault import ADD_SEALED, leave_nothing
from service.store import Db, WentBack


class Batch:
    """The events of one transaction, numbered, held back until all of its appends have been judged."""

    def __init__(self, db: Db, chain: Chain, last: int | None) -> None:
        """`last` is the position of the last event, as it was read in this transaction."""
        self.db = db
        self.chain = chain
        self.head = self.last = last or 0
        self.destroyed = False
        self.events: list[tuple[int, str, bytes, str]] = []
        self.tags: list[tuple[str, str, int]] = []
        self.sealed: list[tuple[str, str, str, bytes]] = []
        self.by_tag: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        self.found_by_tag = 0

    def refuses(self, condition: DCBAppendCondition) -> bool:
        """Whether an event after the condition's position matches, in the file or earlier in this batch."""
        if (condition.after or 0) < self.head and self.db.execute(*existing(condition)).fetchone():
            return True
        return self.holds(condition)

    def answer(self, append: Append) -> int | Exception:
        """Take in an append, unless its condition fails: its last position, or what its caller is told."""
        if append.condition is not None and (append.condition.after or 0) > self.head:
            return WentBack("The log ends before what was read of it.")
        if append.condition is not None and self.refuses(append.condition):
            return IntegrityError("an event that the decision did not see matches its boundary")
        self.write_vault(append.sealed)
        return self.add(append.events)

    def holds(self, condition: DCBAppendCondition) -> bool:
        """Whether an event of this batch matches: all of them come after whatever anybody has seen."""
        items = condition.fail_if_events_match.items
        if not items:
            return bool(self.events)
        self._find_by_tag()
        return any(self._holds(item) for item in items)

    def _find_by_tag(self) -> None:
        """Most transactions hold one append, and nobody asks what it holds: the others do so here."""
        for _, kind, _, tags in self.events[self.found_by_tag :]:
            held = (kind, frozenset(tags.split(BETWEEN)))
            for tag in held[1]:
                self.by_tag[tag].append(held)
        self.found_by_tag = len(self.events)

    def _holds(self, item: DCBQueryItem) -> bool:
        if not item.tags:
            return any(not item.types or row[1] in item.types for row in self.events)
        wanted = frozenset(item.tags)
        held = self.by_tag.get(item.tags[0], ())
        return any((not item.types or kind in item.types) and wanted <= tags for kind, tags in held)

    def add(self, events: Sequence[DCBEvent]) -> int:
        """Number the events; the last position."""
        for event in events:
            self.last += 1
            tags = dict.fromkeys(event.tags)
            self.events.append((self.last, event.type, event.data, BETWEEN.join(tags)))
            self.tags.extend((tag, event.type, self.last) for tag in tags)
        return self.last

    def write(self) -> None:
        """Insert them all into the open transaction."""
        self.write_sealed()
        if self.destroyed:
            leave_nothing(self.db)
        self.db.executemany("INSERT INTO events (position, type, data, tags) VALUES (?, ?, ?, ?)", self.events)
        self.db.executemany(ADD_TAG, sorted(self.tags))
        self.chain.add_events(self.events)
        self.chain.write()

    def write_vault(self, writes: Sequence[VaultWrite]) -> None:
        """Store sealed rows, or destroy a subject's key and rows, with the event that is numbered next."""
        for write in writes:
            if write.reference is None:
                self._destroy(write.subject, write.also)
            else:
                row = (write.reference, write.subject, write.kind, write.sealed)
                self.sealed.append(row)
                self.chain.add_row(VAULT, write.reference, row)

    def write_sealed(self) -> None:
        """Insert the sealed rows that wait."""
        if self.sealed:
            self.db.executemany(ADD_SEALED, self.sealed)
            self.sealed = []

    def _destroy(self, subject: str, also: Sequence[str]) -> None:
        self.write_sealed()
        held = self.db.execute("SELECT reference FROM vault WHERE subject = ? ORDER BY reference", (subject,))
        references = [*(reference for (reference,) in held), *also]
        self.db.execute("DELETE FROM vault_keys WHERE subject = ?", (subject,))
        self.db.executemany("DELETE FROM vault WHERE reference = ?", [(each,) for each in references])
        self.destroyed = True
        self.chain.say(ERASED, by=self.last + 1, subject=subject, references=references)
