"""Proving a whole store: the chain, every row it covers, the tags, and the heads kept outside of the database."""

from collections.abc import Iterator
from dataclasses import dataclass

from service.log.chain import EVENT, LOST
from service.log.head import has_wal, head_file
from service.proof.beside import Unread, unread
from service.proof.ends import Ends, Known, head_said, no_chain
from service.proof.entries import read_through
from service.proof.reading import BROKEN, Fault, damage, is_there, opened
from service.proof.tables import compare
from service.proof.told import Erasure, Removal, Told, what_was_lost
from service.store import is_postgres


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: the last event's position, the chain's last entry and its hash, and everything that is wrong."""

    position: int
    entry: int
    hash: str
    faults: tuple[Fault, ...] = ()
    erased: tuple[Erasure, ...] = ()
    others: tuple[Removal, ...] = ()
    unread: tuple[Unread, ...] = ()
    unproved: str | None = None
    """What could not be looked at, in a sentence."""

    @property
    def sound(self) -> bool:
        return not self.faults


def verify(path: str, known: Known | None = None, losses_known_to: int = 0) -> Verification:
    """Prove the store at a path, or a PostgreSQL database, against a checkpoint where one is given.

    What was gone when the store was opened once is a fault until somebody signed for it: up to `losses_known_to`, an
    entry of the chain, it is told and is no fault.
    """
    had_wal = is_postgres(path) or has_wal(path)
    head, faults = head_said(path)
    try:
        with opened(path) as db:
            faults += damage(db)
            if not is_there(db, "chain"):
                return Verification(0, 0, "", (*faults, no_chain(head, had_wal)))
            told = read_through(db)
            faults += [*told.faults, *compare(db, told)]
            faults += _lost(told, losses_known_to)
            position = max((at for at in told.rows[EVENT] if isinstance(at, int)), default=0)
            ends = Ends(db, told.head, position, had_wal)
            faults += ends.against_the_file(head, path)
            faults += ends.against(known)
            beside = tuple(unread(db, faults))
    except BROKEN as error:
        return Verification(0, 0, "", (*faults, Fault("file", "", f"cannot be read: {error}")))
    others = tuple(each for each in told.others if each.kind != LOST or each.number <= losses_known_to)
    told_by = "PostgreSQL" if is_postgres(path) else head_file(path).name
    note = None if head else f"{told_by} tells nothing: an end that was removed shows only against a checkpoint"
    head_and_hash = (told.head.number, told.head.hash.hex())
    return Verification(position, *head_and_hash, tuple(faults), tuple(told.erased), others, beside, note)


def _lost(told: Told, known_to: int) -> Iterator[Fault]:
    for each in told.others:
        if each.kind == LOST and each.number > known_to:
            yield Fault("chain", str(each.number), f"{each.at:%Y-%m-%d}: {what_was_lost(each)}")
