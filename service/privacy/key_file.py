"""The key-encryption key as it lies outside of the store: the variable FIRSTLIGHT_KEY, else a file of 32 bytes.

The file is whole and durable as soon as it is there. A key that is being changed lies beside it as FILE.key.new.
"""

import base64
import binascii
import logging
import os
from contextlib import suppress
from pathlib import Path

from service.privacy.fresh_file import fresh_file

LOG = logging.getLogger("firstlight")
SIZE = 32
VARIABLE = "FIRSTLIGHT_KEY"


class KeyUnusable(Exception):
    """The vault's key is missing, wrong or malformed; the sentence says what to do."""


def key_given() -> bytes | None:
    """The key in FIRSTLIGHT_KEY. Raises KeyUnusable for what is none."""
    if not (text := os.environ.get(VARIABLE)):
        return None
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != SIZE:
        raise KeyUnusable(f"{VARIABLE} is no key: set it to the base64 of the {SIZE} bytes of the vault's key.")
    return key


def key_in(file: str) -> bytes:
    """The key in a file. Raises KeyUnusable for what is none; says so where others may read it."""
    try:
        key = Path(file).read_bytes()
        mode = Path(file).stat().st_mode
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise KeyUnusable(f"{file} cannot be read ({why}): let the account that runs the service read it.") from error
    if len(key) != SIZE:
        raise KeyUnusable(f"{file} is no key: it holds {len(key)} bytes, not {SIZE}. Put the right one back.")
    if mode & 0o077:
        LOG.warning("%s can be read by others than its owner: chmod 400 %s", file, file)
    return key


def write_key(file: str, key: bytes) -> None:
    """Write a key to a file that only its owner may read. Raises FileExistsError where there is one."""
    with fresh_file(file, 0o400) as made:
        made.write(key)


def make_key(file: str) -> None:
    """A new key; of two processes that start at once, one makes it for both."""
    with suppress(FileExistsError):
        write_key(file, os.urandom(SIZE))


def beside(file: str) -> Path:
    """Where the new key lies while the old one is being changed for it."""
    return Path(f"{file}.new")
