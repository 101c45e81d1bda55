"""One sentence an event, for timeline, board and screen reader; what an audience may not see drops out of it.

`{field}` is the field's value in words; `[...]` drops out where a field inside it is hidden or was not recorded.
"""

import re
from functools import cache

from domain.declaration import declared, fields_of
from domain.kernel import Event, RecordedEvent
from domain.words import CentreId
from service.access.access import shown
from service.access.visibility import NOT_SHOWN
from web.wording.asked import one
from web.wording.capitals import capitalise
from web.wording.events import SENTENCES
from web.wording.labels import coded, label
from web.wording.looked_for import label_in

_FIELD = re.compile(r"\{(\w+)\}")
_AND_NOUN = re.compile(r"\{(\w+)\}( (?:people|partners|beds|nights|minutes|hygiene packs)\b)?")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")


def sentence(recorded: RecordedEvent, seen_by: frozenset[str], several_centres: bool = False) -> str:
    """What happened, in the words that this audience may read; empty where it may not know of it.

    Of several centres it names the one at which it happened.
    """
    known = shown(seen_by, recorded.event)
    if not known:
        return ""
    fields = declared(type(recorded.event))
    words = {name: _words(name, coded(fields[name], value)) for name, value in known.items()}
    words.setdefault("everybody", words.get("person", "Everybody on site"))
    words.setdefault("booked", "held, not booked yet" if known.get("provisional") else "booked")
    text = _OPTIONAL.sub(lambda found: _filled(found[1], words) or "", SENTENCES[type(recorded.event).__name__])
    text = _AND_NOUN.sub(lambda found: _put(found, words.get(found[1]) or _without(recorded.event, found[1])), text)
    where = next((words[each.name] for each in fields_of(type(recorded.event), CentreId) if each.name in words), None)
    at = f", at {where}" if several_centres and where and where not in text else ""
    return capitalise(text) + at


def _without(event: Event, field: str) -> str:
    """What stands where a field says nothing: nobody recorded it, or this audience may not see it."""
    return label(None if getattr(event, field, None) is None else NOT_SHOWN)


def _filled(part: str, words: dict[str, str]) -> str | None:
    if any(not words.get(name) for name in _names(part)):
        return None
    return _AND_NOUN.sub(lambda found: _put(found, words[found[1]]), part)


def _put(found: re.Match[str], words: str) -> str:
    """A field's words and the noun behind them, if any: of one it is "1 person"."""
    noun = found[2] or ""
    return words + (one(noun) if words == "1" else noun)


@cache
def _names(part: str) -> list[str]:
    return _FIELD.findall(part)


def _words(name: str, value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_words(name, each) for each in value)
    text = str(value)
    if text.startswith("op-") and "/" in text:
        ref = text.partition("/")[2]
        return f"bed {ref.rpartition('.')[2]}" if name == "bed" else ref
    return label_in(name, value)
