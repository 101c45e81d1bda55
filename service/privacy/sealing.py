"""What a person typed freely goes into the vault, and a reference to it into the event."""

import types
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from domain.kernel import EVENTS, Event
from domain.words import PersonId, Sealed
from service.privacy.vault import Vault, VaultWrite


def sealed_fields(kind: type[Event]) -> tuple[str, ...]:
    """The fields of an event type that hold text for the vault."""
    return _sealed_fields(kind.__name__)


@cache
def _sealed_fields(name: str) -> tuple[str, ...]:
    kind = EVENTS[name]
    hints = get_type_hints(kind)
    return tuple(each.name for each in fields(kind) if Sealed in _alternatives(hints[each.name]))


def seal(vault: Vault, kind: type[Event], plain: dict[str, Any]) -> tuple[dict[str, Any], list[VaultWrite]]:
    """The same fields with each free text replaced by its reference, and what to store beside the event.

    Text about a person is sealed with that person's key, any other with the operation's.
    """
    writes: list[VaultWrite] = []
    sealed = dict(plain)
    person = plain.get("person")
    subject = PersonId(person).tag if person else f"operation:{plain['operation']}"
    for name in sealed_fields(kind):
        if text := plain.get(name):
            sealed[name], write = vault.seal(subject, name, str(text))
            writes.append(write)
    return sealed, writes


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (types.UnionType,) else (hint,)
