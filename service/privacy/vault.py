"""The vault: names, contacts, health detail and free text, sealed with a key for each person or operation.

Erasing somebody destroys their key and their rows in the same transaction as the event that says so; the log keeps
a reference that opens nothing, and counts stay right. The keys are wrapped by one key-encryption key, from the
variable FIRSTLIGHT_KEY (base64 of 32 bytes) or from a file beside the database that only its owner may read. Another
process may change it at any moment: a key that does not open any more is read anew, once.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from domain.bounds import OF_THE_OPERATION
from domain.names import folded
from service.log import SERVER, Log, VaultWrite
from service.privacy.keys import derived, key_encryption_key

__all__ = ["Erased", "Vault", "VaultWrite"]

LONGEST = OF_THE_OPERATION.characters
"""Characters of the longest text that any field takes."""
_NONCE = 12


class Erased(Exception):
    """What the reference stood for was destroyed, or never stored."""


class Held(NamedTuple):
    """The key-encryption key, and the server's own key as it wraps it: once that is another, so is this."""

    kek: bytes
    server: bytes | None


class Vault:
    """Seals text about a subject ("person:op-1/P03", "operation:op-1") and opens it again."""

    def __init__(self, log: Log) -> None:
        """Raises KeyUnusable where the store's key is missing, wrong or no key."""
        self._log = log
        self._held = self._read()
        self._own = self.key(SERVER)
        if self._held.server is None:  # it was only now made
            self._held = self._read()

    def seal(self, subject: str, kind: str, text: str, mark: str = "") -> tuple[str, VaultWrite]:
        """A reference to keep in the event, and the row to store with it; a mark stands before the reference.

        Raises ValueError for too long a text.
        """
        if len(text) > LONGEST:
            raise ValueError(f"{kind}: at most {LONGEST} characters")
        reference = f"{mark}.{secrets.token_urlsafe(16)}" if mark else secrets.token_urlsafe(16)
        nonce = os.urandom(_NONCE)
        bound = _bound(subject, reference, kind)
        sealed = nonce + AESGCM(self.key(subject)).encrypt(nonce, text.encode(), bound)
        return reference, VaultWrite(subject, reference, kind, sealed)

    def keep(self, subject: str, kind: str, text: str) -> str:
        """Seal a text that belongs to no event, and store it at once: its reference. Raises as `seal` does."""
        reference, write = self.seal(subject, kind, text)
        self._log.append([], sealed=[write])
        return reference

    def open(self, reference: str) -> str:
        """The text behind a reference. Raises Erased where its key is gone.

        What was stored in the moment in which its key was destroyed is not opened by the key made for the same subject
        since. A row that somebody changed does not open either: that it was changed is for `firstlight verify` to say.
        """
        row = self._log.vault_row(reference)
        key = self._unwrapped(row[0]) if row else None
        if row is None or key is None:
            raise Erased(reference)
        subject, kind, sealed = row
        try:
            return text_of(AESGCM(key), subject, reference, kind, sealed)
        except InvalidTag:
            raise Erased(reference) from None

    def mark(self, subject: str, text: str) -> str:
        """What tells a text from another of the same subject, and says nothing to anybody without its key.

        Capitals and blanks make no difference: "cr 12/26" is "CR 12/26 ".
        """
        return hmac.new(self.key(subject), folded(text).encode(), hashlib.sha256).hexdigest()[:16]

    def destroy(self, subject: str, also: Iterable[str] = ()) -> VaultWrite:
        """What to store with the erasing event: the subject's key and rows go, and `also` these of others' rows."""
        return VaultWrite(subject, also=tuple(also))

    def subject(self, reference: str) -> str | None:
        """Whose key seals what stands behind a reference; None where nothing does any more."""
        row = self._log.vault_row(reference)
        return row[0] if row else None

    def server_key(self, purpose: str) -> bytes:
        """A key of the server itself (32 bytes) for what belongs to no subject, another one for each purpose.

        It stays as it is when the key-encryption key is changed.
        """
        return derived(self._own, purpose)

    def key(self, subject: str) -> bytes:
        """The key of a subject, made where there is none yet."""
        while (found := self._unwrapped(subject)) is None:
            kek, server = self._held
            fresh = _fresh(kek)
            if self._log.vault_key(subject, fresh, server) is None:  # the key was changed meanwhile
                self._held = self._read()
        return found

    def keys_of(self, subjects: Iterable[str]) -> None:
        """Make the keys of many in one go; one that is missing all the same is made when it is asked for."""
        kek, server = self._held
        missing = [each for each in dict.fromkeys(subjects) if self._log.vault_key(each) is None]
        if missing:
            self._log.vault_keys([(each, _fresh(kek)) for each in missing], server)

    def _unwrapped(self, subject: str) -> bytes | None:
        wrapped = self._log.vault_key(subject)
        if wrapped is None:
            return None
        try:
            return aes_key_unwrap(self._held.kek, wrapped)
        except InvalidUnwrap:
            self._held = self._read()
        wrapped = self._log.vault_key(subject)
        return aes_key_unwrap(self._held.kek, wrapped) if wrapped is not None else None

    def _read(self) -> Held:
        while True:
            server = self._log.vault_key(SERVER)
            kek = key_encryption_key(self._log)
            if server == self._log.vault_key(SERVER):
                return Held(kek, server)


def _fresh(kek: bytes) -> bytes:
    return aes_key_wrap(kek, AESGCM.generate_key(256))


def text_of(key: AESGCM, subject: str, reference: str, kind: str, sealed: bytes) -> str:
    """What a row of the vault says. Raises InvalidTag where the key is another one, or the row was changed."""
    return key.decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound(subject, reference, kind)).decode()


def _bound(subject: str, reference: str, kind: str) -> bytes:
    return f"{subject}|{reference}|{kind}".encode()
