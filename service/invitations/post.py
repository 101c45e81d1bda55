"""How letters go out: into a folder, as files to be sent by hand, or through a mail server."""

import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from tempfile import gettempdir
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from domain.outside import ContactId
from service.invitations.outbox import SENDER, Letter, Outbox, Sent
from service.store.address import beside

__all__ = ["Carrier", "Outbox", "Smtp", "post_of"]

PATIENCE = 10.0
"""Seconds that a mail server has for an answer."""


class Carrier(Protocol):
    """What takes letters."""

    sender: str

    def send(self, letters: Sequence[Letter]) -> Sent: ...

    def forget(self, contact: ContactId) -> None: ...


class Smtp:
    """A mail server, by its address: smtp://, smtp+starttls:// or smtps://, with user and password where it asks."""

    def __init__(self, address: str, sender: str = SENDER) -> None:
        self._address, self.sender = urlsplit(address), sender

    def send(self, letters: Sequence[Letter]) -> Sent:
        """Send all over one line; where it cannot be opened, none was sent."""
        found: Sent = []
        try:
            with self._line() as line:
                for each in letters:
                    found.append(_sent(line, each.message))
        except (OSError, smtplib.SMTPException):
            found += ["The mail server did not answer."] * (len(letters) - len(found))
        return found

    def forget(self, contact: ContactId) -> None:
        """What went out is nobody's to take back."""

    def _line(self) -> smtplib.SMTP:
        host, port, scheme = self._address.hostname or "localhost", self._address.port or 0, self._address.scheme
        if scheme == "smtps":
            line: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=ssl.create_default_context())
        else:
            line = smtplib.SMTP(host, port, timeout=PATIENCE)
        try:
            if scheme == "smtp+starttls":
                line.starttls(context=ssl.create_default_context())
            if self._address.username:
                line.login(unquote(self._address.username), unquote(self._address.password or ""))
        except BaseException:
            with suppress(OSError, smtplib.SMTPException):
                line.close()
            raise
        return line


def _sent(line: smtplib.SMTP, letter: EmailMessage) -> str | None:
    try:
        line.send_message(letter)
    except smtplib.SMTPRecipientsRefused:
        return "The mail server does not take the address."
    except smtplib.SMTPResponseException as error:
        return f"The mail server refused it ({error.smtp_code})."
    return None


def post_of(said: str | None, database: str) -> Carrier:
    """What takes letters as an option says: folder:/path, or a mail server; else a folder beside the store.

    A mail server's address may end in ?from=somebody@example.org. Raises ValueError for anything else.
    """
    if not said:
        kept = database != "memory://"
        return Outbox(Path(beside(database, "outbox")) if kept else Path(gettempdir()) / "firstlight.outbox")
    parts = urlsplit(said)
    sender = parse_qs(parts.query).get("from", [SENDER])[0]
    if parts.scheme == "folder" and parts.path:
        return Outbox(Path(parts.path), sender)
    if parts.scheme in ("smtp", "smtp+starttls", "smtps") and parts.hostname:
        return Smtp(said, sender)
    raise ValueError("write folder:/path, smtp://host:port, smtp+starttls://user:password@host or smtps://host")
