"""The chain itself: each entry covers the one before."""

from service.log.chain import ACCESS, EVENT, START
from service.log.digests import link
from service.log.head import Head
from service.proof.reading import Fault, Row, rows_of
from service.proof.told import Told
from service.store import Db

_ENTRIES = "SELECT number, kind, row, digest, hash FROM chain ORDER BY number"
_SIZE = len(START)
NUMBERED = (EVENT, ACCESS)
"""The kinds of entries that name their row by a number."""
_MOST = 20
"""Digits that no number of a row has: what is longer was not written by us."""


def read_through(db: Db) -> Told:
    """The chain from its beginning, each entry held against the one before."""
    told = Told()
    before: tuple[bytes, ...] = (START,)  # the hash of the entry before, as it is stored and as it should be
    for entry in map(_as_made, rows_of(db, "chain", _ENTRIES, told.faults)):
        number, wanted = entry[0], told.head.number + 1
        if type(number) is not int or number < wanted:
            told.faults.append(Fault("chain", str(number), "was added: entries are numbered from 1"))
            continue
        if number > wanted:
            last = f" to {number - 1}" if number - 1 > wanted else ""
            told.faults.append(Fault("chain", f"{wanted}{last}", "is missing"))
            before = ()
        made = _links(before, entry)
        fits = made is not None and (not before or entry[4] in made)
        if not fits:
            told.faults.append(Fault("chain", str(number), "was changed, or does not follow the entry before it"))
        _take(told, entry)
        held = entry[4] if isinstance(entry[4], bytes) else b""
        told.head = Head(number, held)
        before = (held,) if fits or not made else (held, made[-1])
    return told


def _as_made(entry: Row) -> Row:
    """An entry as it was made: a store whose columns have one type keeps the name of its row as text."""
    number, kind, row, *rest = entry
    if kind in NUMBERED and isinstance(row, str) and row.isascii() and row.isdecimal() and len(row) < _MOST:
        row = int(row)
    return (number, kind, row, *rest)


def _links(before: tuple[bytes, ...], entry: Row) -> tuple[bytes, ...] | None:
    """The hashes that an entry may have after one of these; None where it is none of ours."""
    number, kind, row, digest, held = entry
    if type(digest) is not bytes or type(held) is not bytes:
        return None
    if len(digest) % _SIZE or len(held) != _SIZE:
        return None
    return tuple(link(each, number, kind, row, digest) for each in before)


def _take(told: Told, entry: Row) -> None:
    number, kind, row, digest, _ = entry
    try:
        told.take(number, kind, row, digest)
    except Exception as error:
        told.faults.append(Fault("chain", str(number), f"cannot be read: {type(error).__name__}"))
