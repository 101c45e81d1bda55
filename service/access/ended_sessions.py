"""Sessions that were ended here and still stand in the store, which took nothing then: full, locked or read-only."""

import sqlite3
from contextlib import suppress

from service.store import Db


class Over:
    """Their keys, until their rows are gone."""

    def __init__(self, db: Db) -> None:
        self._db, self._keys = db, set[str]()

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def add(self, key: str) -> None:
        """It is over here from now on."""
        self._keys.add(key)

    def write(self) -> None:
        """Remove them from the store, so that they are over in every process; it may be asked as often as one likes."""
        for key in list(self._keys):
            with suppress(sqlite3.OperationalError):
                self._db.execute("DELETE FROM signed_in WHERE token = ?", (key,))
                self._keys.discard(key)
