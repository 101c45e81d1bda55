"""What the chain tells when it is read: the rows that must stand in the store, and what went from it by right."""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from service.log.begun import TABLES
from service.log.chain import ACCESS, BEGUN, ERASED, EVENT, KEY, LOST, RETENTION, REWRAPPED, START, VAULT
from service.log.head import Head
from service.proof.reading import Fault
from service.sound import YEARS

_NONE = Head(0, START)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was destroyed of a subject: when (UTC), and by which entry of the log."""

    subject: str
    references: tuple[str, ...]
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Removal:
    """Something else that the chain tells: its entry, when (UTC), how many rows or entries, and of what kind it is."""

    number: int
    kind: str
    at: datetime
    count: int


def what_was_lost(each: Removal) -> str:
    """What the chain tells of a loss, in a sentence."""
    if each.count:
        return f"the store was opened when chain entry {each.count}, which had been stored, was gone"
    return "the store was opened when its head could not be read: an end that was gone then does not show"


@dataclass
class Told:
    """What the chain tells: the rows that must be there, what went, and what is wrong with the chain itself."""

    rows: dict[str, dict[object, bytes]] = field(default_factory=lambda: defaultdict(dict))
    erased: list[Erasure] = field(default_factory=list)
    others: list[Removal] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    head: Head = _NONE

    def take(self, number: int, kind: str, row: Any, digest: bytes) -> None:
        """Take in one entry. Raises for one that says what no entry can say."""
        if kind == EVENT:
            for at, start in enumerate(range(0, len(digest), len(START))):
                self._added(number, kind, row + at, digest[start : start + len(START)])
        elif kind in TABLES:
            self._added(number, kind, row, digest)
        else:
            self._says(number, kind, row)

    def _added(self, number: int, kind: str, row: Any, digest: bytes) -> None:
        if row in self.rows[kind]:
            again = f"was removed, and stored again by chain entry {number}"
            self.faults.append(Fault(TABLES[kind], str(row), again))
        self.rows[kind][row] = digest

    def _says(self, number: int, kind: str, row: Any) -> None:
        what = json.loads(row)
        _TELLS[kind](self, number, _time(what["at"]), what)

    def _erased(self, number: int, at: datetime, what: dict[str, Any]) -> None:
        self.rows[KEY].pop(what["subject"], None)
        for reference in what["references"]:
            self.rows[VAULT].pop(reference, None)
        self.erased.append(Erasure(what["subject"], tuple(what["references"]), at, int(what["by"])))

    def _rewrapped(self, number: int, at: datetime, what: dict[str, Any]) -> None:
        self.rows[KEY].update({subject: bytes.fromhex(digest) for subject, digest in what["keys"].items()})
        self.others.append(Removal(number, REWRAPPED, at, len(what["keys"])))

    def _retention(self, number: int, at: datetime, what: dict[str, Any]) -> None:
        for look in what["rows"]:
            self.rows[ACCESS].pop(look, None)
        for reference in what.get("texts", ()):  # there were none before reasons were sealed
            self.rows[VAULT].pop(reference, None)
        self.others.append(Removal(number, RETENTION, at, len(what["rows"])))

    def _begun(self, number: int, at: datetime, what: dict[str, Any]) -> None:
        self.others.append(Removal(number, BEGUN, at, int(what["rows"])))

    def _lost(self, number: int, at: datetime, what: dict[str, Any]) -> None:
        self.others.append(Removal(number, LOST, at, int(what["number"])))


_TELLS: dict[str, Callable[[Told, int, datetime, dict[str, Any]], None]] = {
    ERASED: Told._erased,
    REWRAPPED: Told._rewrapped,
    RETENTION: Told._retention,
    BEGUN: Told._begun,
    LOST: Told._lost,
}


def _time(said: str) -> datetime:
    """When something went. Raises ValueError for a time that nobody can tell."""
    at = datetime.fromisoformat(said)
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError(said)
    return at
