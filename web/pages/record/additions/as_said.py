"""A nationality or a language that nobody understands stops no registration: it is kept, sealed, and asked again."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from domain.asking import KeptAsSaid
from domain.declaration import Declared, declared
from domain.events.arrivals import PersonDetailsCorrected, PersonRegistered
from domain.kernel import AnyDecision, Event
from domain.words import OperationId
from service.standards.understood import STANDARDS, code_of
from web.http.addresses import form_of
from web.pages.record.fields import Field

Answers = Mapping[str, object]
NEAR = "near_"
"""What stands before a field's name in an address that offers near names for it."""


def as_understood(decision: type[AnyDecision], found: Answers) -> dict[str, object]:
    """The same answers, with what is not understood as not known; its words go into the sealed field beside it."""
    made = dict(found)
    for field, kept, text in _not_understood(decision.event, found):
        made[field.name] = "not_known"
        made[kept] = "\n".join(filter(None, (str(made.get(kept) or ""), f"{field.name}: {text}")))
    return made


def asked_again(events: Sequence[Event], found: Answers, target: str) -> str:
    """Where to go after a registration: to near names of what was not understood, where there are any."""
    event = next((each for each in events if isinstance(each, PersonRegistered)), None)
    if event is None:
        return target
    near = {
        f"{NEAR}{field.name}": ",".join(codes)
        for field, _, text in _not_understood(type(event), found)
        if (codes := STANDARDS[field.kind].finder.near(text))
    }
    if not near:
        return target
    query = urlencode({"person": event.person.ref, **near, "next": target})
    return f"{_correcting(event.operation)}?{query}"


def offer_near(fields: list[Field], query: Mapping[str, str]) -> None:
    """Offer the near names that the address gives, and *not known*, in place of an empty line, before all else.

    Whoever has just registered somebody is asked this and nothing more: the rest of the form stands below it.
    """
    for field in fields:
        standard = STANDARDS.get(field.declared.kind)
        codes = query.get(f"{NEAR}{field.name}", "").split(",") if standard else []
        if standard and (names := [standard.names()[code] for code in codes if code in standard.names()]):
            field.choices = [(each, each) for each in (*names, "not known")]
            field.kind = "radios"
            field.note = "What was typed was not understood. It is kept, sealed, with this person. Is it one of these?"
    fields.sort(key=lambda field: not query.get(f"{NEAR}{field.name}"))


def _not_understood(kind: type[Event], found: Answers) -> Iterator[tuple[Declared, str, str]]:
    """Each answer that is not understood: its field, the field that keeps its words, and the words."""
    for name, field in declared(kind).items():
        kept = next((mark.field for mark in field.marks if isinstance(mark, KeptAsSaid)), None)
        text = found.get(name)
        if kept and isinstance(text, str) and code_of(field, text) is None:
            yield field, kept, text


def _correcting(operation: OperationId) -> str:
    return form_of(operation, PersonDetailsCorrected.__name__)
