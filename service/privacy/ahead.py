"""Opening texts ahead of the page that shows them, off the event loop: the page is then drawn in one go."""

import asyncio
from collections.abc import Callable, Iterable

from service.privacy.vault import Erased, Vault


class ReadTexts:
    """Texts that were opened, by their references; it stands where a page would ask the vault."""

    def __init__(self) -> None:
        self._said: dict[str, str | None] = {}

    def open(self, reference: str) -> str:
        """The text behind a reference. Raises Erased where its key is gone."""
        said = self._said[reference]
        if said is None:
            raise Erased(reference)
        return said

    def said(self, reference: str | None) -> str | None:
        """The same; None where there is no text, or none any more."""
        return self._said[reference] if reference else None

    async def read(self, vault: Vault, wanted: Callable[[], Iterable[str | None]]) -> None:
        """Open whatever is wanted, and what came to be wanted meanwhile: what is drawn next finds them all."""
        while missing := {each for each in wanted() if each} - self._said.keys():
            self._said |= await asyncio.to_thread(_opened, vault, missing)


async def opened_ahead(vault: Vault, wanted: Callable[[], Iterable[str | None]]) -> ReadTexts:
    """The texts behind the references that a page is going to ask for."""
    made = ReadTexts()
    await made.read(vault, wanted)
    return made


def _opened(vault: Vault, references: Iterable[str]) -> dict[str, str | None]:
    said: dict[str, str | None] = {}
    for each in references:
        try:
            said[each] = vault.open(each)
        except Erased:
            said[each] = None
    return said
