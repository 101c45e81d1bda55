"""Changing the key-encryption key, so that the store opens at every moment.

While it is changed, FILE.key.new lies beside FILE.key, and one of the two opens the store. Whoever opens the store
next, and nobody while another changes the key, puts the one that opens it in its place.
"""

import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from service.log import Log
from service.privacy.fresh_file import sync_folder
from service.privacy.key_file import SIZE, VARIABLE, KeyUnusable, beside, key_given, key_in, write_key


class Wrapped(Protocol):
    """A store whose keys are wrapped: what a key is held against."""

    def vault_sample(self) -> bytes | None: ...

    def alone(self) -> AbstractContextManager[None]: ...


def fits(key: bytes, wrapped: bytes | None) -> bool:
    """Whether a key opens a key that the store holds. Where it holds none, nothing speaks against it."""
    if wrapped is None:
        return True
    try:
        aes_key_unwrap(key, wrapped)
    except (InvalidUnwrap, ValueError):
        return False
    return True


def settle(store: Wrapped, file: str) -> None:
    """End a change of the key that was cut off, or that ends at this moment. Nobody changes it meanwhile."""
    if beside(file).exists():
        with store.alone():
            finish(file, store.vault_sample())


def finish(file: str, wrapped: bytes | None) -> None:
    """Put the new key in the old one's place where it opens the store; remove it where the old one does."""
    new = beside(file)
    if not new.exists():
        return
    held = new.read_bytes()
    if wrapped is not None and len(held) == SIZE and fits(held, wrapped):
        new.replace(file)
    elif Path(file).exists() and fits(key_in(file), wrapped):
        new.unlink()
    sync_folder(file)


def rotate(log: Log) -> int:
    """Wrap every key anew with a new key, in one transaction: how many. Raises KeyUnusable."""
    file = log.vault_key_file()
    if file is None or key_given() is not None:
        raise KeyUnusable(
            f"Only a key in a file can be changed: stop the service, write the key in {VARIABLE} to {file or 'a file'} "
            "(base64 -d), take the variable away, and try again."
        )

    def anew(keys: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        finish(file, keys[0][1] if keys else None)
        old, new = key_in(file), os.urandom(SIZE)
        made = [(subject, aes_key_wrap(new, _unwrapped(old, subject, wrapped))) for subject, wrapped in keys]
        write_key(str(beside(file)), new)
        return made

    try:
        return log.rewrap(anew)
    finally:
        settle(log, file)


def _unwrapped(key: bytes, subject: str, wrapped: bytes) -> bytes:
    try:
        return aes_key_unwrap(key, wrapped)
    except (InvalidUnwrap, ValueError):
        raise KeyUnusable(
            f"The key of {subject} does not open, and nothing was changed: run firstlight verify."
        ) from None
