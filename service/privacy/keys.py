"""The key-encryption key, which wraps every key of the vault: from the variable FIRSTLIGHT_KEY, else from a file."""

import base64
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def derived(kek: bytes, purpose: str) -> bytes:
    """A key (32 bytes) of the key-encryption key for one purpose."""
    return hmac.digest(kek, purpose.encode(), "sha256")


def key_at_hand(file: str | None) -> bytes | None:
    """The key-encryption key where there is one; nothing is made. Raises ValueError for what is no key."""
    if given := os.environ.get("FIRSTLIGHT_KEY"):
        key = base64.b64decode(given)
        if len(key) != 32:
            raise ValueError("FIRSTLIGHT_KEY must be the base64 of 32 bytes")
        return key
    return Path(file).read_bytes() if file and Path(file).exists() else None


def key_encryption_key(file: str | None) -> bytes:
    """The key-encryption key (32 bytes), made where there is none yet; without a file it lives in memory."""
    if found := key_at_hand(file):
        return found
    if file is None:
        return AESGCM.generate_key(256)
    _make_key_file(file)
    return Path(file).read_bytes()


def _make_key_file(file: str) -> None:
    """The file is whole as soon as it is there; of two processes that start at once, one makes it for both."""
    fresh = Path(f"{file}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as made:
        made.write(AESGCM.generate_key(256))
        made.flush()
        os.fsync(made.fileno())
    with suppress(FileExistsError):
        os.link(fresh, file)
    fresh.unlink()
