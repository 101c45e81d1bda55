"""JSON as people and programs send it: an object that says a thing twice says two things, and is not taken."""

import json
from collections.abc import Sequence
from typing import Any


def said_once(text: str | bytes) -> Any:
    """What JSON holds. Raises ValueError where it is none, or where an object says something twice."""
    return json.loads(text, object_pairs_hook=_object)


def said_twice(text: str | bytes) -> str | None:
    """What is wrong with an object that says something twice, in words; its numbers are left to whoever reads them."""
    try:
        json.loads(text, object_pairs_hook=_object, parse_int=str, parse_float=str)
    except ValueError as wrong:
        return str(wrong)
    return None


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"“{name:.80}” stands twice in one object. Say it once.")
        found[name] = value
    return found
