"""The key-encryption key: found, held against what the store holds, made where nothing is stored yet."""

import hmac
import os
from pathlib import Path

from service.log import Log
from service.privacy.key_file import SIZE, VARIABLE, KeyUnusable, beside, key_given, key_in, make_key
from service.privacy.rotation import fits, settle

_IN_MEMORY = os.urandom(SIZE)
"""The key of every store in memory: it goes with the process, as they do."""


def derived(key: bytes, purpose: str) -> bytes:
    """A key (32 bytes) of another one, for one purpose."""
    return hmac.digest(key, purpose.encode(), "sha256")


def key_at_hand(file: str | None, wrapped: bytes | None) -> bytes | None:
    """The key that is at hand, held against a wrapped key of the store; None where there is none. Nothing is changed.

    Raises KeyUnusable for one that is no key, or another store's.
    """
    if (key := key_given()) is not None:
        if not fits(key, wrapped):
            raise _wrong(VARIABLE)
        return key
    if file is None:
        return _IN_MEMORY
    for one in (file, str(beside(file))):
        if Path(one).exists() and fits(found := key_in(one), wrapped):
            return found
    if Path(file).exists():
        raise _wrong(file)
    return None


def key_encryption_key(log: Log) -> bytes:
    """The key of a store (32 bytes). A new one is made where the store holds nothing yet, and nowhere else.

    Raises KeyUnusable where it is missing, wrong or no key.
    """
    file = log.vault_key_file()
    if file is not None and key_given() is None:
        settle(log, file)
        if not Path(file).exists():
            if log.holds_anything():
                raise KeyUnusable(
                    f"The vault's key is missing: put {file} back from where it is kept, or set {VARIABLE}. "
                    "No new one is made, for nothing that was sealed would open with it."
                )
            make_key(file)
    try:
        key = key_at_hand(file, log.vault_sample())
    except KeyUnusable:  # unless it was changed in this very moment, between the file and the store
        key = key_at_hand(file, log.vault_sample())
    assert key is not None
    return key


def _wrong(name: str) -> KeyUnusable:
    return KeyUnusable(
        f"{name} is not the key of this store: put the key back that was kept with it. Nothing was changed."
    )
