"""Passwords that somebody guesses: after five wrong ones an address waits, for that account alone.

Other addresses are not slowed, so that no stranger can lock somebody out of their own account. Nothing differs for a
name that there is not. A try is counted before the password is looked at: a hundred at once are still five.
"""

import hashlib
from collections.abc import Callable

from service.store import Db

FREE_TRIES = 5
LOCKED_FOR = 30.0
"""Seconds that an address waits after five wrong passwords; doubled with each further one, five times at the most."""
DOUBLED = 5
FORGOTTEN = 24 * 3600
"""Seconds after which wrong passwords no longer count."""
AHEAD = 3600.0
"""Seconds by which no clock of ours goes before another: what is kept as later than that, a wrong clock kept."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS sign_in_try (username TEXT NOT NULL, address TEXT NOT NULL, times INTEGER NOT NULL,
    last REAL NOT NULL, PRIMARY KEY (username, address));
CREATE INDEX IF NOT EXISTS sign_in_try_last ON sign_in_try (last);
DROP TABLE IF EXISTS sign_in_failure;
"""
COUNT = """
INSERT INTO sign_in_try VALUES (:name, :address, 1, :now)
ON CONFLICT (username, address) DO UPDATE SET times = sign_in_try.times + 1, last = excluded.last
WHERE sign_in_try.times < :free OR sign_in_try.last + :locked * (1 << CAST(
    CASE WHEN sign_in_try.times - :free < :doubled THEN sign_in_try.times - :free ELSE :doubled END AS INTEGER
)) <= excluded.last
RETURNING times
"""


class WrongSignIn(Exception):
    """Name and password do not fit, or this address has to wait so many seconds before it tries this name again."""

    def __init__(self, wait: float = 0.0) -> None:
        super().__init__(f"wait {wait:.0f} s" if wait else "wrong name or password")
        self.wait = wait


class Tries:
    """The wrong passwords of the last day, by account and address."""

    def __init__(self, db: Db, clock: Callable[[], float]) -> None:
        self._db, self._clock = db, clock

    def count(self, username: str, address: str) -> None:
        """Count a try that is about to be made. Raises WrongSignIn where this address has to wait."""
        now = self._clock()
        self._db.execute("DELETE FROM sign_in_try WHERE last < ? OR last > ?", (now - FORGOTTEN, now + AHEAD))
        asked = {"name": _key(username), "address": address, "now": now}
        policy = {"free": FREE_TRIES, "locked": LOCKED_FOR, "doubled": DOUBLED}
        if self._db.execute(COUNT, {**asked, **policy}).fetchone() is None:
            sql = "SELECT times, last FROM sign_in_try WHERE username = :name AND address = :address"
            times, last = self._db.execute(sql, asked).fetchone() or (FREE_TRIES, now)
            raise WrongSignIn(max(last + LOCKED_FOR * 2 ** min(times - FREE_TRIES, DOUBLED) - now, 1.0))

    def forget(self, username: str, address: str) -> None:
        """The password was right: what this address got wrong before no longer counts."""
        row = (_key(username), address)
        self._db.execute("DELETE FROM sign_in_try WHERE username = ? AND address = ?", row)


def _key(username: str) -> str:
    """A name as it is kept: what somebody types into the wrong field may be a password."""
    return hashlib.sha256(username.encode()).hexdigest()
