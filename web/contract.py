"""The published contract, generated from the declarations: OpenAPI, the events, the live frames, the catalogue."""

import json
from dataclasses import MISSING, fields
from inspect import getdoc

import msgspec

from domain.kernel import EVENTS, Envelope, Event
from service.commands.schema import field_schema, schema_of
from web.api.catalogue import catalogue
from web.app import create_app
from web.live.frames import frames


def generated() -> dict[str, str]:
    """Every generated file's text by its path."""
    return {
        "openapi/openapi.json": _json(openapi()),
        "openapi/events.schema.json": _json(events()),
        "openapi/asyncapi.json": _json(frames()),
        "docs/catalogue.md": catalogue(),
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def openapi() -> dict[str, object]:
    """The routes for programs."""
    app = create_app("memory://")
    made: dict[str, object] = app.openapi()
    app.state.application.close()
    return made


def events() -> dict[str, object]:
    """What each stored event holds, under its stable name, with its envelope."""
    (envelope,), parts = msgspec.json.schema_components(
        [Envelope], schema_hook=schema_of, ref_template="#/$defs/{name}"
    )
    parts["Envelope"]["description"] = getdoc(Envelope)  # without its margin, as Python 3.13 alone gives it by itself
    made = {name: _event(kind) for name, kind in sorted(EVENTS.items()) if name != "EntryCorrected"}
    made["EntryCorrected"] = {"type": "object", "description": getdoc(EVENTS["EntryCorrected"])}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Firstlight events",
        "$defs": {**parts, **made, "StoredEnvelope": envelope},
    }


def _event(kind: type[Event]) -> dict[str, object]:
    properties, needed = {}, []
    for each in fields(kind):
        properties[each.name] = field_schema(kind, each.name)
        if each.default is MISSING:
            needed.append(each.name)
    words = (kind.__doc__ or "").strip().splitlines()[0]
    return {"type": "object", "description": words, "properties": properties, "required": needed}
