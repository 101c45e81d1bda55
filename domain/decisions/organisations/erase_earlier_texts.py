"""Destroy what an organisation's directory and its entries of organisations said before, and do not say any more."""

from collections.abc import Iterator

from domain.events.organisations import EarlierTextsErased
from domain.kernel import Gate


class EraseEarlierTexts(Gate[EarlierTextsErased]):
    """Destroy what an organisation wrote outside operations, or others of it, that was written anew or emptied since.

    Whoever asks to be taken out is taken out of the entry first, and then out of what it said before.
    """

    late = True
    correctable = False
    without_operation = True

    def why_not(self) -> Iterator[str]:
        if self.agency.folded != self.what.name.folded:
            yield "not_its_own"
