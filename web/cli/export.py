"""The log for others: every event without identities, and what each of them means."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import typer

from domain.events import CHAPTERS
from domain.kernel import EVENTS
from service.codec import to_json
from service.export import exported, exported_fields
from service.log import open_log
from web.cli.shared import DEFAULT, AsFormat, Database, Format, date_of, say
from web.wording import question

From = Annotated[str | None, typer.Option("--from", help="The first local day on which something happened")]
To = Annotated[str | None, typer.Option("--to", help="The last local day on which something happened")]
TYPES = {"str": "text", "int": "number", "bool": "true or false"}
Dictionary = Annotated[bool, typer.Option("--dictionary", help="What every event and field means, and no event")]
COMPUTED = {
    "becomes": "What the entry should have been, event by event",
    "lacking": "What readiness lacked at that moment",
    "unfit": "The entries made later that would not have been taken as things are now",
    "until": "When they had already left, where the entry came after that",
}
"""The meaning of fields that nobody fills in; of any other it is the question that it answers."""


def export(
    since: From = None,
    until: To = None,
    dictionary: Dictionary = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Every event as a line of JSON (CloudEvents 1.0), without names, texts and references to other systems."""
    if dictionary:
        if format is Format.json:
            say(meanings(), format)
        else:
            typer.echo("\n".join(in_words(meanings())))
        return
    first, last = date_of(since) if since else date.min, date_of(until) if until else date.max
    with closing(open_log(database)) as log:
        for event in exported(log, first, last):
            typer.echo(to_json(event).decode())


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


def _field(event: str, field: str) -> dict[str, Any]:
    hint = get_type_hints(EVENTS[event])[field]
    kinds = [kind.__name__ for kind in _within(hint) if isinstance(kind, type) and kind not in (type(None), tuple)]
    codes = [code for kind in _within(hint) if get_origin(kind) is Literal for code in get_args(kind)]
    many = any(get_origin(kind) is tuple for kind in _within(hint))
    return {
        "meaning": COMPUTED.get(field) or question(event, field),
        "type": ("list of " if many else "") + (TYPES.get(kinds[0], kinds[0]) if kinds else "code"),
        **({"codes": codes} if codes else {}),
        "always": type(None) not in _within(hint),
    }


def _within(hint: Any) -> list[Any]:
    """A declared type and every type inside it; a code is not looked into."""
    inner = () if get_origin(hint) is Literal else get_args(hint)
    return [hint, *(found for each in inner for found in _within(each))]


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
