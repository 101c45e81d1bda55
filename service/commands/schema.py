"""Each decision's JSON schema, derived from its event's typed fields: what a client may send."""

import re
from dataclasses import MISSING, fields
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

import msgspec

from domain.bounds import NAME, Between, closed, longest
from domain.declaration import declared, derived
from domain.kernel import AnyDecision, Event
from domain.patterned import Patterned
from domain.times import TIME
from domain.vocabulary import offered
from domain.words import Agency, CentreId, PartnerId, Sealed
from service.codec import to_plain
from service.commands.names import DECISIONS, numbered, stands_alone
from service.commands.references import FIRST_CENTRE

_EXAMPLE = re.compile("such as ([0-9A-Z-]+)")
"""The example that a kind of reference gives of itself, in the words that say what it is."""
HIDDEN = {"operation", "touches"}
"""Comes from the path."""


@derived
def input_fields(decision: type[AnyDecision]) -> tuple[str, ...]:
    """The fields that somebody fills in: all but those of the path and those that are computed."""
    hidden = {*HIDDEN, *decision.computed}
    return tuple(each.name for each in fields(decision.event) if each.name not in hidden)


@derived
def required_fields(decision: type[AnyDecision]) -> tuple[str, ...]:
    """The fields without which the entry makes no sense. A day without a choice of centre has one, and the number of
    what is new is given where nobody types it.
    """
    asked = (declared(decision.event)[name] for name in input_fields(decision))
    given = dict(numbered(decision))
    return tuple(each.name for each in asked if each.required and not each.is_a(CentreId) and each.name not in given)


@cache
def schema(event: str) -> dict[str, Any]:
    """The schema of the request body behind an event type, as OpenAPI 3.1 has it."""
    decision = DECISIONS[event]
    names = input_fields(decision)
    defaults = {each.name: each.default for each in fields(decision.event) if each.default is not MISSING}
    properties: dict[str, Any] = {}
    for name in names:
        properties[name] = made = _typed(decision.event, name)
        if name in defaults and defaults[name] is not None:
            properties[name] = {**made, "default": to_plain(defaults[name])}
    for name, field in declared(decision.event).items():
        if field.is_a(CentreId) and field.required:
            properties[name] = {**properties[name], "default": FIRST_CENTRE}
    if event == "EntryCorrected":
        properties["changes"] = CHANGES
    return {
        "type": "object",
        "properties": properties | ENVELOPE,
        "required": [*required_fields(decision), *(["changes"] if event == "EntryCorrected" else [])],
        "additionalProperties": False,
    }


def field_schema(event: type[Event], name: str) -> dict[str, Any]:
    """The schema of one field, with the bounds and the codes that it declares."""
    field = declared(event)[name]
    hint = get_type_hints(event)[name]
    (made,), _ = msgspec.json.schema_components([hint], schema_hook=schema_of, ref_template="{name}")
    found: dict[str, Any] = made
    value = _value(found)
    if most := longest(event, field):
        value["maxLength"] = most
    if codes := closed(field):
        value["enum"] = list(codes)
    elif examples := offered(field.marks):
        value["examples"] = list(examples)
    if field.is_a(Decimal):
        value.pop("format", None)
        value |= {"type": "number", "multipleOf": 0.01}
    for mark in field.marks:
        match mark:
            case Between(least, greatest):
                value |= {"minimum": least, "maximum": greatest}
    return found


def _value(found: dict[str, Any]) -> dict[str, Any]:
    """The schema of one value, without "or nothing" and without the list around it."""
    one: dict[str, Any] = next((each for each in found.get("anyOf", ()) if each.get("type") != "null"), found)
    return one.get("items") or one


def _typed(event: type[Event], name: str) -> dict[str, Any]:
    """The same as it is typed: a text in clear, a reference as people say it."""
    found, field = field_schema(event, name), declared(event)[name]
    if field.is_a(Sealed):
        _value(found)["description"] = "A text in clear; it is stored sealed."
    if field.is_a(datetime):
        _value(found).update(TYPED_TIME)
    if field.is_a(Agency) or field.is_a(PartnerId):
        _value(found)["examples"] = ["British Red Cross"]
    if isinstance(field.kind, type) and issubclass(field.kind, Patterned):
        said = field.kind.said
        _value(found)["description"] = f"{said[:1].upper()}{said[1:]}."
        if examples := _EXAMPLE.findall(said):
            _value(found)["examples"] = examples
    return found


TYPED_TIME: dict[str, Any] = {"type": "string", "pattern": f"^{TIME.pattern}$", "examples": ["2026-10-13T08:30"]}
OR_NONE = {"type": ["string", "null"]}
ENVELOPE: dict[str, Any] = {
    "happened_at": {
        **TYPED_TIME,
        **OR_NONE,
        "description": "When it happened, if not now: YYYY-MM-DDTHH:MM[:SS], local or with an offset.",
    },
    "device_time": {
        **TYPED_TIME,
        **OR_NONE,
        "description": "What the clock shows by which `happened_at` was read; how far it is wrong is taken off.",
    },
    "on_behalf_of": {
        **OR_NONE,
        "maxLength": NAME.characters,
        "description": "The agency that did it, where somebody else records it.",
    },
}


CHANGES: dict[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "examples": [{"happened_at": "2026-10-13T08:30"}],
    "description": "Which fields of the entry become what; `happened_at` moves it in time. Of an entry of several "
    "events, `position` says which one the fields are of; without it they are of all that have them.",
}
MOST = 500
"""Events that one entry holds at the most."""
ENTRIES: dict[str, Any] = {
    "type": "object",
    "properties": {
        "events": {
            "type": "array",
            "minItems": 1,
            "maxItems": MOST,
            "items": {
                "type": "object",
                "properties": {"type": {"enum": sorted(name for name in DECISIONS if not stands_alone(name))}},
                "required": ["type"],
            },
            "examples": [[{"type": "PartnerCommitted", "partner": "British Red Cross", "mode": "on_site"}]],
            "description": "Each with the type of an event and the fields of its decision.",
        },
        **ENVELOPE,
    },
    "required": ["events"],
    "additionalProperties": False,
}


def schema_of(kind: type) -> dict[str, Any]:
    return (
        {"type": "string", "description": kind.__doc__.strip().splitlines()[0]}
        if (kind.__doc__ and kind.__doc__ != str.__doc__)
        else {"type": "string", "description": kind.__name__}
    )
