"""A guide of docs/guide that is done by a thumb: its paragraphs, and which walk follows each, sentence by sentence."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from tests.browser.taps import Thumb

Walk = Callable[[Any], None]
"""What a reader does who follows one paragraph."""


class Reader(Thumb):
    """Somebody with a phone and one paragraph of a guide; `unread` are the sentences that nobody has followed yet."""

    def __init__(self, phone: BrowserContext, sentences: list[str]) -> None:
        super().__init__(phone)
        self.unread = sentences

    def reads(self, words: str) -> None:
        """The next sentence of the paragraph, by its first words: what follows does what it says."""
        assert self.unread, f"the paragraph has no sentence more, where this was expected: {words}"
        assert self.unread[0].startswith(words), f"the guide says here: {self.unread[0]}"
        del self.unread[0]


class Guide:
    """The paragraphs of a guide in their order, each on one line, and what each asks for, by its first words."""

    def __init__(self, text: str, point: str) -> None:
        """`point` is how the point of a list begins, which stands for itself."""
        parts = re.split(rf"\n\n|\n(?={point})", text.strip())
        lines = [" ".join(each.split()) for each in parts]
        self.paragraphs = [each for each in lines if not each.startswith("#")]
        self._walks: dict[str, Walk] = {}

    def walks(self, first_words: str) -> Callable[[Walk], Walk]:
        """Say which paragraph a function follows."""

        def known(walk: Walk) -> Walk:
            assert first_words not in self._walks, first_words
            self._walks[first_words] = walk
            return walk

        return known

    def followed_by(self, paragraph: str) -> list[Walk]:
        """The walks of a paragraph; there should be one."""
        return [walk for first_words, walk in self._walks.items() if paragraph.startswith(first_words)]

    def named(self, paragraph: str) -> str:
        """A paragraph by the name of its walk."""
        return ", ".join(walk.__name__ for walk in self.followed_by(paragraph))

    def without_a_paragraph(self) -> list[str]:
        """The first words of walks whose paragraph does not stand in the guide."""
        return [words for words in self._walks if not any(each.startswith(words) for each in self.paragraphs)]


def find_walks() -> None:
    """Each file of walks says itself which paragraphs it follows."""
    for walked in sorted(Path(__file__).parent.glob("walked_*.py")):
        import_module(f"{__package__}.{walked.stem}")
