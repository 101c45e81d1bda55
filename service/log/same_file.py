"""Whether a store's files are still those that were opened.

A process goes on writing to a file that was moved away, and opens whatever lies there now beside it: what it answered
would be stored where nobody looks again.
"""

import logging
from contextlib import suppress
from pathlib import Path

from service.store.errors import NotStored, WentBack

LOG = logging.getLogger("firstlight")


class SameFile:
    """The database at a path and its write-ahead file, as they were when it was opened."""

    def __init__(self, path: str) -> None:
        self._paths = (Path(path), Path(f"{path}-wal"))
        self._were = self._found()
        self._away = False

    def must_be_there(self) -> None:
        """Raises NotStored where one of them is not there just now, WentBack where another is."""
        found = self._found()
        if found == self._were:
            self._away = False
            return
        if found[0] not in (None, self._were[0]) or None not in found:
            raise WentBack("Another file took the place of the store's.")
        if not self._away:
            LOG.error(
                "the file of the store, or its write-ahead file, was moved away: put it back, or restart with another"
            )
        self._away = True
        raise NotStored("The file of the store, or its write-ahead file, was moved away.")

    def _found(self) -> list[tuple[int, int] | None]:
        return [_identity(each) for each in self._paths]


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
