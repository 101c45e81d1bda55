"""What a directory holds, in clear: each entry as plain values, under what makes it the same entry again."""

from collections.abc import Mapping

from domain.declaration import declared, fields_of
from domain.names import folded
from domain.words import Sealed
from projections.across.directory import Directory, Listing
from service.privacy.ahead import ReadTexts, opened_ahead
from service.privacy.vault import Vault
from web.pages.directory.columns import VENUES, Fields, Listed
from web.pages.directory.rows import key_of

NOT_OF_A_ROW = ("operation", "council")
"""Whose directory it is, stands on no row."""


async def known(directory: Directory, vault: Vault, listed: Listed) -> dict[tuple[str, ...], Fields]:
    """Every entry of a council's directory, in the order of its key."""
    events = entries(directory, listed)
    texts = await opened_ahead(vault, lambda: [text for each in events for text in _sealed(each)])
    found = [in_clear(each, texts) for each in events]
    return {key_of(listed, each): each for each in sorted(found, key=lambda each: key_of(listed, each))}


def entries(directory: Directory, listed: Listed) -> list[Listing]:
    """The entries of one kind."""
    return [*directory.venues.values()] if listed is VENUES else [*directory.contacts.values()]


def in_clear(event: Listing, texts: ReadTexts) -> Fields:
    """The fields of an entry; a text that was erased is none."""
    fields: Fields = {}
    for name, field in declared(type(event)).items():
        value = getattr(event, name)
        if name in NOT_OF_A_ROW:
            continue
        if field.is_a(Sealed):
            fields[name] = texts.said(value)
        else:
            fields[name] = list(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else value
    return fields


def first_of(every: Mapping[tuple[str, ...], Fields], partner: str) -> Fields | None:
    """The first contact in use of an organisation; None where none is listed."""
    of = (each for key, each in every.items() if partner and key[0] == folded(partner))
    return next((each for each in of if each["in_use"] is not False), None)


def _sealed(event: Listing) -> list[str | None]:
    return [getattr(event, each.name) for each in fields_of(type(event), Sealed)]


def found_by(words: str, fields: Fields) -> bool:
    """Whether an entry has these words in anything that its list shows."""
    shown = (str(value) for name, value in fields.items() if name != "address" and isinstance(value, str))
    return all(word in " ".join(folded(each) for each in shown) for word in folded(words).split())
