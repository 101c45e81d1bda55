"""Entries of a council's directory as plain values, their texts in clear, for whoever may read it."""

from collections.abc import Iterable

from domain.declaration import declared, fields_of
from domain.words import Sealed
from projections.across.directory import Listing
from service.privacy.ahead import ReadTexts, opened_ahead
from service.privacy.vault import Vault

Fields = dict[str, object]
"""The fields of an entry as plain values, its texts in clear."""
NOT_OF_A_ROW = ("operation", "council")
"""Whose directory it is, stands on no row."""


async def in_clear(listings: Iterable[Listing], vault: Vault) -> list[Fields]:
    """Each entry in its order; a text that was erased is none."""
    events = list(listings)
    sealed = [getattr(event, each.name) for event in events for each in fields_of(type(event), Sealed)]
    texts = await opened_ahead(vault, lambda: sealed)
    return [_plain(each, texts) for each in events]


def without_texts(listings: Iterable[Listing]) -> list[Fields]:
    """Each entry in its order without the texts that are sealed: a program's token opens none."""
    return [_plain(each, None) for each in listings]


def _plain(event: Listing, texts: ReadTexts | None) -> Fields:
    fields: Fields = {}
    for name, field in declared(type(event)).items():
        value = getattr(event, name)
        if name in NOT_OF_A_ROW:
            continue
        if field.is_a(Sealed):
            fields |= {name: texts.said(value)} if texts else {}
        else:
            fields[name] = list(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else value
    return fields
