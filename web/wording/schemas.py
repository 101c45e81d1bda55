"""A schema of the contract in plain words, and an example of what it takes."""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
OF_A_FORMAT = {"date": "a date, YYYY-MM-DD", "date-time": "a date and time with its offset"}
EXAMPLE_OF_A_FORMAT = {"date": "2026-10-13", "date-time": "2026-10-13T08:30:00+01:00"}
EXAMPLE_OF_A_TYPE = {"string": "text", "integer": 1, "number": 1, "boolean": True, "object": {}}


def said(schema: Schema) -> str:
    """What a value may be: "a whole number from 1 to 5,000, or null"."""
    if "anyOf" in schema:
        return ", or ".join("null" if each.get("type") == "null" else said(each) for each in schema["anyOf"])
    if isinstance(schema.get("type"), list):
        return ", or ".join("null" if each == "null" else said({**schema, "type": each}) for each in schema["type"])
    if "enum" in schema:
        return f"one of: {', '.join(str(each) for each in schema['enum'])}"
    return _of_a_type(schema)


def _of_a_type(schema: Schema) -> str:
    match schema.get("type"):
        case "boolean":
            return "true or false"
        case "integer":
            return f"a whole number{_between(schema)}"
        case "number":
            return f"pounds and pence{_between(schema)}"
        case "array":
            most = f" of at most {schema['maxItems']:,}" if "maxItems" in schema else ""
            return f"a list{most}, each {said(schema['items'])}"
        case "string":
            return OF_A_FORMAT.get(schema.get("format", ""), f"a text{_long(schema)}")
        case _:
            return "an object"


def _between(schema: Schema) -> str:
    return f" from {schema['minimum']:,} to {schema['maximum']:,}" if "maximum" in schema else ""


def _long(schema: Schema) -> str:
    return f" of at most {schema['maxLength']:,} characters" if "maxLength" in schema else ""


def described(schema: Schema) -> str:
    """What else the contract says of a value, of a list each one's, or nothing."""
    return " ".join(dict.fromkeys(each["description"] for each in _inside(schema) if "description" in each))


def _inside(schema: Schema) -> Iterator[Schema]:
    yield schema
    for each in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
        yield from _inside(each)


def example(schema: Schema) -> Any:
    """A value that the schema takes."""
    if schema.get("anyOf"):
        return example(next(each for each in schema["anyOf"] if each.get("type") != "null"))
    for given in ("examples", "enum"):
        if schema.get(given):
            return schema[given][0]
    kind = schema.get("type", "object")
    if kind == "array":
        return [example(schema["items"])]
    if kind == "object":
        return {name: example(schema["properties"][name]) for name in schema.get("required", ())}
    if schema.get("format") in EXAMPLE_OF_A_FORMAT:
        return EXAMPLE_OF_A_FORMAT[schema["format"]]
    return schema.get("minimum", EXAMPLE_OF_A_TYPE[kind])
