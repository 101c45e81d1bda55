"""Where the chain ends, against the heads that are kept outside of the database: FILE.head, and a checkpoint."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from service.log.head import Head, head_file, said
from service.proof.reading import Fault
from service.store import Db


class Known(Protocol):
    """A head that somebody kept elsewhere. Without an entry it is known by its hash."""

    @property
    def position(self) -> int: ...

    @property
    def entry(self) -> int | None: ...

    @property
    def hash(self) -> str: ...


def head_said(path: str) -> tuple[Head | None, list[Fault]]:
    """What FILE.head says, or why it cannot be read."""
    try:
        return said(path), []
    except (ValueError, OSError) as error:
        return None, [Fault(head_file(path).name, "", f"cannot be read: {type(error).__name__}")]


def no_chain(head: Head | None, had_wal: bool) -> Fault:
    """What is said of a store without a chain."""
    if head is None:
        return Fault("chain", "", "is missing: nothing proves this store; it begins when the service next opens it")
    why = "it was removed" if had_wal else "the write-ahead file is missing, or it was removed"
    return Fault("chain", "", f"is missing, up to entry {head.number}: {why}")


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the chain ends, against what others say of it."""

    db: Db
    head: Head
    position: int
    had_wal: bool

    def against_the_file(self, said: Head | None, path: str) -> Iterator[Fault]:
        """FILE.head is never ahead of what was durable."""
        if said is None:
            return
        name = head_file(path).name
        if said.number > self.head.number:
            yield Fault("chain", "", f"ends at entry {self.head.number}, {name} says {said.number}{self._why}")
        elif said.number and self._hash(said.number) != said.hash:
            yield Fault("chain", str(said.number), f"is not the entry that {name} says")

    def against(self, known: Known | None) -> Iterator[Fault]:
        """A checkpoint's entry stands where it stood."""
        if known is None or known.entry == 0:
            return
        number = self._number(known.hash) if known.entry is None else known.entry
        if known.position > self.position:
            ends = f"the log ends at {self.position}, the checkpoint says {known.position}"
            yield Fault("events", "", ends + self._why)
        elif number is not None and number > self.head.number:
            yield Fault("chain", "", f"ends at entry {self.head.number}, the checkpoint says {number}{self._why}")
        elif number is None or (self._hash(number) or b"").hex() != known.hash:
            yield Fault("chain", str(number or ""), "differs from the checkpoint")

    @property
    def _why(self) -> str:
        return ": the end was removed" if self.had_wal else ": the write-ahead file is missing, or the end was removed"

    def _hash(self, number: int) -> bytes | None:
        row = self.db.execute("SELECT hash FROM chain WHERE number = ?", (number,)).fetchone()
        return row[0] if row and isinstance(row[0], bytes) else None

    def _number(self, held: str) -> int | None:
        row = self.db.execute("SELECT number FROM chain WHERE hash = ?", (bytes.fromhex(held),)).fetchone()
        return row[0] if row else None
