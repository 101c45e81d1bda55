"""The fields that somebody filled in, as an event has them: references completed, nothing unknown."""

from typing import Any

import msgspec

from domain.kernel import AnyDecision
from service.commands.schema import ENVELOPE, input_fields
from service.replay.rows import FIRST_CENTRE, SCOPED


def fields_of(decision: type[AnyDecision], operation: str, body: dict[str, Any]) -> dict[str, Any]:
    """The event's plain fields from a body, references completed. Raises msgspec.ValidationError."""
    known = input_fields(decision)
    if unknown := [name for name in body if name not in known and name not in ENVELOPE]:
        raise msgspec.ValidationError(f"Unknown fields: {', '.join(unknown)}")
    plain = {name: value for name, value in body.items() if name in known}
    if "centre" in known:
        plain.setdefault("centre", FIRST_CENTRE)
    for name, value in plain.items():
        if name in SCOPED:
            many = isinstance(value, list)
            scoped = [_scoped(name, one, operation, plain) for one in (value if many else [value])]
            plain[name] = scoped if many else scoped[0]
    return {"operation": operation, **plain}


def _scoped(name: str, value: Any, operation: str, plain: dict[str, Any]) -> Any:
    if not isinstance(value, str):
        return value
    if name == "bed" and "." not in value:
        value = f"{plain.get('centre', FIRST_CENTRE)}.{value}"
    return SCOPED[name].of(operation, value)
