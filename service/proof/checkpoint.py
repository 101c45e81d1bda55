"""A checkpoint: the head of the chain, signed, to be kept elsewhere; an end that was removed shows against it.

It is signed with Ed25519. The signing key is made from the vault's key-encryption key, so that whoever has only the
database cannot sign.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from service.log.vault import sample
from service.privacy.keys import derived, key_at_hand
from service.proof.reading import is_there, opened
from service.proof.verify import Verification
from service.store import is_postgres
from service.store.key_file import key_file

_AS_PRINTED = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")
GIVEN, OWN = "the public key given", "this store's key"
ITS_OWN = "the public key in the checkpoint itself: it does not say who signed"
"""With what a signature was held against, the most trusted first."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head: the last event's position, the chain's last entry and its hash; when (UTC), and by whom signed."""

    position: int
    hash: str
    entry: int | None = None
    at: str = ""
    public_key: str = ""
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """What the signature covers."""
        return f"firstlight checkpoint\n{self.position}\n{self.entry}\n{self.hash}\n{self.at}\n".encode()


def signing_key(path: str) -> Ed25519PrivateKey | None:
    """The key of the store at a path, where the vault's is at hand. Raises KeyUnusable, or BROKEN."""
    with opened(path) as db:
        wrapped = sample(db) if is_there(db, "vault_keys") else None
    kek = key_at_hand(key_file(path) if is_postgres(path) else f"{path}.key", wrapped)
    return Ed25519PrivateKey.from_private_bytes(derived(kek, "checkpoint")) if kek else None


def public_key(key: Ed25519PrivateKey) -> str:
    """The public key that goes with it, in hexadecimal."""
    return key.public_key().public_bytes_raw().hex()


def sign(head: Verification, key: Ed25519PrivateKey) -> Checkpoint:
    """A checkpoint of a store that was just proved."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    unsigned = Checkpoint(head.position, head.hash, head.entry, at, public_key(key))
    return Checkpoint(**{**asdict(unsigned), "signature": key.sign(unsigned.signed).hex()})


def read(text: str) -> Checkpoint:
    """A checkpoint from what its file holds, or from "position:hash" as `verify` prints it. Raises ValueError."""
    if printed := _AS_PRINTED.fullmatch(text.strip()):
        return Checkpoint(int(printed[1]), printed[2])
    try:
        made = Checkpoint(**json.loads(text))
    except (TypeError, ValueError, RecursionError):
        raise ValueError("it is no checkpoint") from None
    numbers, texts = (made.position, made.entry), (made.hash, made.at, made.public_key, made.signature)
    if not all(type(each) is int and 0 <= each < 2**63 for each in numbers) or not all(
        isinstance(each, str) for each in texts
    ):
        raise ValueError("it is no checkpoint")
    return made


def held_against(checkpoint: Checkpoint, given: str, own: str | None) -> tuple[str, str | None]:
    """With which key the signature was held against, and what is wrong with it, if anything.

    The public key in the checkpoint is believed only where no other is at hand.
    """
    which, key = next(
        (name, key) for name, key in ((GIVEN, given), (OWN, own), (ITS_OWN, checkpoint.public_key)) if key
    )
    if key != checkpoint.public_key:
        return which, f"was signed with another key than {which}"
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(checkpoint.signature), checkpoint.signed
        )
    except (ValueError, InvalidSignature):
        return which, f"has a signature that does not fit {which}"
    return which, None
