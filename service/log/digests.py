"""Digests of rows, and the hash that ties an entry of the chain to the one before it."""

from collections.abc import Iterable
from hashlib import sha256


class Text(bytes):
    """A TEXT value as the bytes that stand in the file, whether or not they are UTF-8."""


def text(stored: bytes) -> "str | Text":
    """A TEXT value as it is read; `text_factory` of whoever proves the store."""
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return Text(stored)


def digest_of(values: Iterable[object]) -> bytes:
    """The digest of a row's values; their types and lengths count, so that nothing can move from one to the next."""
    return sha256(b"".join([_piece(value) for value in values])).digest()


def _piece(value: object) -> bytes:
    if isinstance(value, int):
        return b"i%d;" % value
    if isinstance(value, str):
        value = Text(value.encode())
    if isinstance(value, bytes):
        return (b"t%d:" if isinstance(value, Text) else b"b%d:") % len(value) + value
    return f"o{value!r};".encode()


def digest_of_event(position: int, name: str, data: bytes, tags: str) -> bytes:
    """The same, in one step: every append pays for it."""
    kind, about = name.encode(), tags.encode()
    return sha256(b"i%d;t%d:%bb%d:%bt%d:%b" % (position, len(kind), kind, len(data), data, len(about), about)).digest()


def link(before: bytes, number: object, kind: object, row: object, digest: bytes) -> bytes:
    """The hash of an entry after the one whose hash is `before`."""
    return sha256(before + digest + f"{number}|{kind}|{row!r}".encode()).digest()
