"""An example of each request, made from the contract."""

import json
from collections.abc import Mapping
from typing import Any

from web.wording.schemas import example

FEW = 2
"""Fields that an example shows where none has to be filled in."""
IN_THE_EXAMPLE = {"operation": "op-1", "position": "2", "field": "identity"}


def sent_as(path: str, method: str, each: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    """A request as it is sent, without the headers that each one has."""
    needed = [one for one in each.get("parameters", ()) if one.get("in") == "query" and one["required"]]
    asked = "&".join(f"{one['name']}={example(one['schema'])}" for one in needed)
    first = f"{method.upper()} {path.format(**IN_THE_EXAMPLE)}{'?' if asked else ''}{asked}"
    if not body:
        return first
    shown = example(body) or {name: example(body["properties"][name]) for name in [*body["properties"]][:FEW]}
    return f"{first}\n\n{json.dumps(shown, ensure_ascii=False, indent=2)}"
