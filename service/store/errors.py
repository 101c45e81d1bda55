"""What every store raises where it cannot store, whatever lies beneath it."""

import sqlite3


class NotStored(sqlite3.OperationalError):
    """The store is busy with another process, or full, or away: nothing is known to be stored, try it again.

    Whoever asks twice under one key is answered once, also where only the answer was lost.
    """


class WentBack(NotStored):
    """The store is no longer the one that was opened: an earlier copy of it, or another's, took its place.

    Nothing that a process holds of it in memory can be trusted any more: it ends, and begins anew.
    """


class OlderTables(Exception):
    """The tables of a database are another version's; the sentence says what to do."""


class NotMigrated(Exception):
    """Nothing was changed in the tables; the sentence says why."""
