"""The address of an invitation: a reference and a last moment, signed with the application's own key.

It says nothing of the operation. Whoever changes a letter of it, or makes one up, has none.
"""

import base64
import binascii
import hmac
import os
from typing import NamedTuple

ID, UNTIL, MAC = 9, 5, 16
"""Bytes of the reference, of the last second, and of the signature."""


class SignedLink(NamedTuple):
    """What an address says, once its signature is right: which invitation, and until which second (Unix time)."""

    id: str
    until: int


def new_id() -> str:
    """The reference of a new invitation."""
    return os.urandom(ID).hex()


def address(key: bytes, link: SignedLink) -> str:
    """The last part of the address."""
    body = bytes.fromhex(link.id) + link.until.to_bytes(UNTIL, "big")
    return base64.urlsafe_b64encode(body + _mac(key, body)).rstrip(b"=").decode()


def read(key: bytes, text: str) -> SignedLink | None:
    """What an address says; None for one that was never ours."""
    try:
        whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return None
    body, mac = whole[: ID + UNTIL], whole[ID + UNTIL :]
    if len(whole) != ID + UNTIL + MAC or not hmac.compare_digest(mac, _mac(key, body)):
        return None
    return SignedLink(body[:ID].hex(), int.from_bytes(body[ID:], "big"))


def _mac(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, "sha256")[:MAC]
