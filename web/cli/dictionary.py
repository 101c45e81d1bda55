"""What every event and field of an export means: the questions that its forms ask, and the codes of its lists."""

from collections.abc import Iterator
from typing import Any

from domain.declaration import declared
from domain.events import CHAPTERS
from domain.kernel import EVENTS
from service.export import exported_fields
from web.wording import question

TYPES = {"str": "text", "int": "number", "bool": "true or false"}
COMPUTED = {
    "becomes": "What the entry should have been, event by event",
    "instead_of": "The building that the centre was booked in before",
    "lacking": "What readiness lacked at that moment",
    "unfit": "The entries made later that would not have been taken as things are now",
    "referrer": "What kind of organisation referred, as it was recorded then",
}
"""The meaning of fields that nobody fills in; of any other it is the question that it answers."""


def meanings() -> dict[str, dict[str, Any]]:
    """Every event type that can be in an export, and each of its fields: meaning, type, codes of a closed list."""
    return {
        f"firstlight.{name}": {
            "chapter": kind.__module__.rpartition(".")[2],
            "meaning": " ".join((kind.__doc__ or "").split()),
            "fields": {field: _field(name, field) for field in exported_fields(name)},
        }
        for chapter in CHAPTERS.values()
        for name, kind in EVENTS.items()
        if kind.__module__ == chapter.__name__
    }


def _field(event: str, name: str) -> dict[str, Any]:
    field = declared(EVENTS[event])[name]
    kind = field.kind.__name__ if isinstance(field.kind, type) else "code"
    return {
        "meaning": COMPUTED.get(name) or question(event, name),
        "type": ("list of " if field.many else "") + TYPES.get(kind, kind),
        **({"codes": list(field.codes)} if field.codes else {}),
        "always": not field.optional,
    }


def in_words(events: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The dictionary as Markdown."""
    yield "# Data dictionary\n"
    for name, event in events.items():
        yield f"## {name}\n\n{event['meaning']}\n"
        if event["fields"]:
            yield "| field | type | always | meaning | codes |\n|---|---|---|---|---|"
        for field, said in event["fields"].items():
            codes, always = " ".join(said.get("codes", ())), "yes" if said["always"] else "no"
            yield f"| {field} | {said['type']} | {always} | {said['meaning']} | {codes} |"
        yield ""
