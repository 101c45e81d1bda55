"""A correction names fields; the event holds what the entry should have been.

What it becomes is built from plain fields like any entry: references completed, texts sealed. A value that was sealed
before and is not changed keeps its reference, sealed anew where the entry passes to another person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.declaration import declared, fields_of
from domain.events.amendments import Becomes
from domain.events.debrief import DebriefReportPublished
from domain.kernel import DECISIONS, Event, RecordedEvent
from domain.unreadable import Unreadable
from domain.words import CentreId
from service.codec import from_plain, to_plain
from service.commands.malformed import Malformed, as_meant, malformed
from service.commands.references import completed
from service.commands.schema import input_fields
from service.commands.when import Happened
from service.privacy.sealing import seal, sealed_fields, subject_of
from service.privacy.vault import Erased, Vault, VaultWrite

OF = "position"
"""What a correction says beside the fields, where it is about one of the events of its entry."""


def corrected(
    vault: Vault,
    stored: Sequence[RecordedEvent],
    changes: Mapping[str, object],
    now: datetime,
    moved: Happened | None = None,
    as_json: bool = False,
    of: object = None,
) -> tuple[tuple[Becomes, ...], list[VaultWrite]]:
    """What an entry becomes at a moment (UTC), and what is sealed beside it; `moved` is when it happened instead.

    Of an entry of several events, `of` is the position of the one that the changes are about: the others stay as they
    are. Raises Malformed.
    """
    if held := [each.event for each in stored if not _correctable(each.event)]:
        raise Malformed([(None, _never(held[0]))])
    meant = [each for each in stored if of in (None, each.position)]
    if stored and not meant:
        raise Malformed([("changes", "This entry has nothing at that position")])
    known = {name for each in meant for name in input_fields(DECISIONS[type(each.event).__name__])}
    if stored and (unknown := [name for name in changes if name not in known]):
        raise Malformed([("changes", f"Unknown fields: {', '.join(unknown)}")])
    becomes: list[Becomes] = []
    writes: list[VaultWrite] = []
    for each in stored:
        event, beside = _changed(vault, each.event, changes, now, as_json) if each in meant else (each.event, [])
        writes.extend(beside)
        envelope = each.envelope
        if moved:
            envelope = replace(envelope, happened_at=moved.happened_at, typed_at=moved.typed_at)
        if event.credited and event.credited != each.event.credited:
            envelope = replace(envelope, on_behalf_of=event.credited)
        becomes.append(Becomes(RecordedEvent(each.position, event, envelope)))
    return tuple(becomes), writes


def _correctable(event: Event) -> bool:
    return not isinstance(event, Unreadable) and DECISIONS[type(event).__name__].correctable


def _never(event: Event) -> str:
    if isinstance(event, DebriefReportPublished):
        return "A published version stays as it was. Void it, and publish the next one."
    return "This cannot be corrected. Void it, and enter it again."


def _changed(
    vault: Vault, event: Event, changes: Mapping[str, object], now: datetime, as_json: bool
) -> tuple[Event, list[VaultWrite]]:
    kind = type(event)
    mine = set(input_fields(DECISIONS[kind.__name__]))
    was = to_plain(event)
    centres = {each.name: was[each.name] for each in fields_of(kind, CentreId) if was.get(each.name)}
    asked = as_meant(kind, {name: value for name, value in changes.items() if name in mine}, now, as_json)
    new = _without_what_was_emptied(kind, {**was, **completed(kind, event.operation, {**centres, **asked})})
    texts = sealed_fields(kind)
    moved = subject_of(kind, new) != subject_of(kind, was)
    kept = {name: new[name] for name in texts if name not in asked and new.get(name)}
    typed = {name: value for name, value in new.items() if name not in kept}
    if moved:
        typed |= {name: text for name, reference in kept.items() if (text := _opened(vault, str(reference)))}
    with malformed():
        sealed, writes = seal(vault, kind, typed)
        return from_plain({**kept, **sealed}, kind), writes


def _without_what_was_emptied(kind: type[Event], new: Mapping[str, object]) -> dict[str, object]:
    """The fields with those left out of which nothing is said any more: as where nobody ever answered them.

    Raises Malformed for one that nothing else stands in for.
    """
    empty = [each for each in declared(kind).values() if new.get(each.name, each) is None]
    if missing := [(each.name, "Fill this in") for each in empty if each.required and not each.optional]:
        raise Malformed(missing)
    emptied = {each.name for each in empty if not each.required}
    return {name: value for name, value in new.items() if name not in emptied}


def _opened(vault: Vault, reference: str) -> str | None:
    try:
        return vault.open(reference)
    except Erased:
        return None
