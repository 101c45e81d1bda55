"""Why somebody opened what is sealed about a person is sealed as well, with the key of whom it is about.

It may name them, and goes with their data. The access log holds a reference in its place; that somebody looked stays.
A reason that stands there in clear is about nobody, or was given before reasons were sealed.
"""

import re

from service.access.table import COMPARTMENT
from service.privacy.vault import Vault

KIND = "reason"
_SEALED = re.compile(r"vault:([\w-]{22})", re.ASCII)


def sealed_reason(vault: Vault, whose: str, reason: str) -> str:
    """The reason as the access log keeps it; a tag ("person:op-1/P03") says whose key seals it."""
    return f"vault:{vault.keep(whose, KIND, reason)}"


def reference_in(reason: object) -> str | None:
    """The reference behind which a reason is sealed; None where none was given, or it stands in clear."""
    found = _SEALED.fullmatch(reason) if isinstance(reason, str) else None
    return found[1] if found else None


def told_why(seen_by: frozenset[str], what: str) -> bool:
    """Whether an audience is told why somebody opened this: of a suspect those alone who see suspects."""
    return COMPARTMENT.get(what.partition(".")[0]) != "suspects" or "suspects" in seen_by
