"""What a directory holds, in clear: each entry as plain values, under what makes it the same entry again."""

from collections.abc import Mapping

from domain.names import folded
from projections.across.directory import Directory, Listing
from service.listings import Fields, in_clear
from service.privacy.vault import Vault
from web.pages.directory.columns import VENUES, Listed
from web.pages.directory.rows import key_of


async def known(directory: Directory, vault: Vault, listed: Listed) -> dict[tuple[str, ...], Fields]:
    """Every entry of a council's directory, in the order of its key."""
    found = await in_clear(entries(directory, listed), vault)
    return {key_of(listed, each): each for each in sorted(found, key=lambda each: key_of(listed, each))}


def entries(directory: Directory, listed: Listed) -> list[Listing]:
    """The entries of one kind."""
    return [*directory.venues.values()] if listed is VENUES else [*directory.contacts.values()]


def first_of(every: Mapping[tuple[str, ...], Fields], partner: str) -> Fields | None:
    """The first contact in use of an organisation; None where none is listed."""
    of = (each for key, each in every.items() if partner and key[0] == folded(partner))
    return next((each for each in of if each["in_use"] is not False), None)


def found_by(words: str, fields: Fields) -> bool:
    """Whether an entry has these words in anything that its list shows."""
    shown = " ".join(folded(str(each)) for name, each in fields.items() if name != "address" and isinstance(each, str))
    return all(word in shown for word in folded(words).split())
