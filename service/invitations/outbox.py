"""A folder into which each letter is written whole, for its owner alone, to be sent by hand."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from domain.outside import ContactId
from service.privacy.fresh_file import fresh_file

SENDER = "firstlight@localhost"
MARK = 16
"""Letters of a file's name that tell for which contact it is."""
Sent = list[str | None]
"""For each letter, why it did not go out; None for one that did."""


class Letter(NamedTuple):
    """A letter, and to which contact of a directory it goes; None where the address is none of a directory's."""

    message: EmailMessage
    contact: ContactId | None


class Outbox:
    """The folder; `sender` is who stands as the sender of what lies in it."""

    def __init__(self, folder: Path, sender: str = SENDER) -> None:
        self.folder, self.sender = folder, sender

    def send(self, letters: Sequence[Letter]) -> Sent:
        """Write each; a folder that is full or gone is why one was not sent."""
        return [self._written(each) for each in letters]

    def forget(self, contact: ContactId) -> None:
        """Remove what was written to a contact. What cannot be removed now is left for the next time."""
        with suppress(OSError):
            for each in self.folder.glob(f"{_mark(contact)}*.eml"):
                each.unlink(missing_ok=True)

    def _written(self, letter: Letter) -> str | None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with fresh_file(self.folder / f"{_mark(letter.contact)}{uuid4().hex}.eml") as made:
                made.write(bytes(letter.message))
        except OSError as error:
            return f"The folder for letters cannot be written ({error.strerror})."
        return None


def _mark(contact: ContactId | None) -> str:
    """How the names of the files to a contact begin: what is erased has to be found when nobody knows its address."""
    return f"{hashlib.sha256(contact.encode()).hexdigest()[:MARK]}-" if contact else ""
