"""The store's key as a backup holds it: sealed under a passphrase (scrypt, AES-GCM), together with the manifest."""

import json
import os
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SHORTEST = 12
"""Characters of a passphrase."""
COST, BLOCK, LANES = 2**17, 8, 1
"""Some 128 MB and half a second for each guess."""


class WrongPassphrase(Exception):
    """The key does not open with this passphrase, or it does not belong to this manifest."""


def seal_key(key: bytes, passphrase: str, manifest: bytes) -> bytes:
    """The sealed key, as JSON; whoever changes the manifest makes it unreadable."""
    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_key_of(passphrase, salt)).encrypt(nonce, key, manifest)
    return json.dumps({name: b64encode(each).decode() for name, each in _named(salt, nonce, sealed)}).encode()


def open_key(text: bytes, passphrase: str, manifest: bytes) -> bytes:
    """The key. Raises WrongPassphrase; ValueError, TypeError, KeyError for what was never sealed here."""
    held = json.loads(text)
    salt, nonce, sealed = (b64decode(held[name]) for name in ("salt", "nonce", "key"))
    try:
        return AESGCM(_key_of(passphrase, salt)).decrypt(nonce, sealed, manifest)
    except InvalidTag:
        raise WrongPassphrase from None


def _named(salt: bytes, nonce: bytes, sealed: bytes) -> tuple[tuple[str, bytes], ...]:
    return ("salt", salt), ("nonce", nonce), ("key", sealed)


def _key_of(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=LANES).derive(passphrase.encode())
