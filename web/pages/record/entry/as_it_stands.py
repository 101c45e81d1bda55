"""An entry as the questions of its own form, with its answers filled in; and what somebody changed of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData

from domain.declaration import fields_of
from domain.kernel import RecordedEvent
from domain.words import Sealed
from projections.operation.state import OperationState
from projections.views.timeline_index import local_minute
from service.access.access import Viewer, audience, withheld
from service.access.meant import meant_for
from service.access.sealed import SealedText, texts_of
from service.codec import to_plain
from service.commands.correction import OF
from service.commands.names import DECISIONS
from service.privacy.ahead import ReadTexts, opened_ahead
from service.privacy.vault import Erased, Vault
from web.pages.record.answers import answers
from web.pages.record.fields import Field, fields_for
from web.pages.record.when import WhenQuestion

SEALED = "It is sealed. Leave this empty to keep what was written; what you write takes its place."


async def as_it_stands(vault: Vault, viewer: Viewer, state: OperationState, recorded: RecordedEvent) -> list[Field]:
    """The questions of the entry's own form with its answers filled in, as far as they are for this user.

    A text of the operation stands in its field for those who read it; one about somebody is kept where nobody writes.
    """
    event = recorded.event
    read = (each for each in texts_of(state, recorded.position, audience(viewer)) if meant_for(viewer, state, each))
    texts = {each.field: each for each in read}
    said = await opened_ahead(vault, lambda: [each.reference for each in texts.values() if each.about is None])
    plain = {name: _spoken(value) for name, value in to_plain(event).items()}
    moments = {each.name: getattr(event, each.name) for each in fields_of(type(event), datetime)}
    plain |= {name: local_minute(moment) for name, moment in moments.items() if moment}
    plain |= {each.name: None for each in fields_of(type(event), Sealed)}
    fields = fields_for(DECISIONS[type(event).__name__], state, plain)
    for field in fields:
        field.single = True
        field.value = field.spoken(plain.get(field.name))
        if field.kind in ("select", "radios") and field.value and field.value not in dict(field.choices):
            field.choices.insert(0, (str(field.value), str(field.value)))
        if text := texts.get(field.name):
            _fill_in(said, field, text)
    hidden = withheld(audience(viewer), event)
    return [
        field for field in fields if (field.name in texts if field.declared.is_a(Sealed) else field.name not in hidden)
    ]


def _fill_in(said: ReadTexts, field: Field, text: SealedText) -> None:
    """Put a text of the operation into its field. The page that shows it keeps in the access log that it was read."""
    if text.reference is None:
        return
    if text.about is not None:
        field.note, field.kept = SEALED, True
        return
    try:
        field.value = said.open(text.reference)
    except Erased:
        field.note = SEALED


def _spoken(value: Any) -> Any:
    """A reference as people say it; everything else as it is."""
    if isinstance(value, list | tuple):
        return [_spoken(each) for each in value]
    return value.partition("/")[2] if isinstance(value, str) and value.startswith("op-") and "/" in value else value


def changed(
    state: OperationState,
    recorded: RecordedEvent,
    fields: list[Field],
    was: list[Field],
    when: WhenQuestion,
    form: FormData,
) -> dict[str, Any]:
    """What stands in the form otherwise than in the entry as its user saw it; what is wrong stands beside the fields.

    `recorded` and `was` are what they saw, `fields` what is asked now.
    """
    before = values_of(was)
    found = answers(fields, form)
    changes = {name: found.get(name) for name, was in before.items() if compared(found.get(name)) != was}
    moment = when.said(state)
    if moment and moment != recorded.at.replace(second=0, microsecond=0).isoformat():
        changes["happened_at"] = moment
    return changes


def meant_of(state: OperationState, recorded: RecordedEvent, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes with the event that they are about, where its entry has several: its form asks about that one."""
    alone = len(state.of_entry(recorded.envelope.entry)) == 1
    return changes if alone or not changes else {OF: recorded.position, **changes}


def values_of(fields: Iterable[Field]) -> dict[str, Any]:
    """What stands in each question, as two are compared."""
    return {field.name: compared(field.value) for field in fields}


def compared(value: Any) -> Any:
    """A value as two are compared: a browser sends other line ends than were typed, and choices in its own order."""
    if isinstance(value, list):
        return sorted(value) or None
    meant = value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
    return None if meant == "" else meant
