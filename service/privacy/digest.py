"""The digest of what somebody entered, by which the same entry sent twice is told from another under the same id.

It is made with the keys of those whose texts the entry holds: a bare hash in every envelope could be guessed against,
and no erasure would reach it. Once a key is gone nothing can be compared any more, and the entry's id alone answers.
"""

import hashlib
import hmac
from collections.abc import Iterable

from service.privacy.vault import Vault

NAMED = 20
"""Subjects that a digest names one by one."""


def digest(vault: Vault, subjects: Iterable[str], body: bytes) -> str:
    """ "subject,subject#key:digest": whose keys it was made with, a mark of the keys, and the digest itself.

    Each event of an entry carries it, so many subjects (the rows of a file) are named by a hash of their names.
    """
    every = sorted(set(subjects))
    key = b"".join(vault.key(subject) for subject in every)
    named = ",".join(every)
    if len(every) > NAMED:
        named = f"{len(every)}:{hashlib.sha256(named.encode()).hexdigest()}"
    return f"{named}#{_mac(key, b'key')[:8]}:{_mac(key, body)}"


def differ(stored: str, given: str) -> bool:
    """Whether two digests say that something else was entered.

    Digests of the same subjects made with other keys cannot be compared: what the first was made with was destroyed.
    One without subjects is of before they were kept.
    """
    if "#" not in stored or "#" not in given:
        return "#" not in given and stored != given
    (subjects, _, made), (now_subjects, _, now_made) = stored.rpartition("#"), given.rpartition("#")
    if subjects != now_subjects:
        return True
    (key, _, said), (now_key, _, now_said) = made.partition(":"), now_made.partition(":")
    return key == now_key and said != now_said


def _mac(key: bytes, body: bytes) -> str:
    return hmac.new(key, body, hashlib.sha256).hexdigest()
