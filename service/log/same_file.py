"""Whether a store's file is still the one that was opened.

A process goes on writing to a file that was moved away, and opens whatever lies there now beside it: what it answered
would be stored where nobody looks again.
"""

from contextlib import suppress
from pathlib import Path

from service.store.errors import NotStored, WentBack


class SameFile:
    """The file at a path, as it was when it was opened."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._was = self._found()

    def must_be_there(self) -> None:
        """Raises NotStored where nothing lies there just now, WentBack where another file does."""
        found = self._found()
        if found is None:
            raise NotStored("The file of the store was moved away: put it back.")
        if found != self._was:
            raise WentBack("Another file took the place of the store's.")

    def _found(self) -> tuple[int, int] | None:
        with suppress(FileNotFoundError):
            found = self._path.stat()
            return found.st_dev, found.st_ino
        return None
