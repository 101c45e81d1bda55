"""Sealing with one key of the server's own what lies beside the log: the nonce stands before what it sealed."""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class Box:
    """Seals and opens under a key (32 bytes); what it is bound to is not in it, and must be said again to open it."""

    def __init__(self, key: bytes) -> None:
        self._key = AESGCM(key)

    def seal(self, plain: bytes, bound: bytes) -> bytes:
        """Sealed anew each time, so that the same twice looks different."""
        nonce = os.urandom(_NONCE)
        return nonce + self._key.encrypt(nonce, plain, bound)

    def open(self, sealed: bytes, bound: bytes) -> bytes:
        """What was sealed. Raises InvalidTag for anything else."""
        return self._key.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
