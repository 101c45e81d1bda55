"""What somebody speaks, in words that stand by themselves."""

from domain.texts import Language
from domain.vocabulary import SAID
from web.wording.labels import label


def spoken(language: str | None) -> str:
    """A language by its name; where it has none, that it is the language that is not known or not recorded."""
    said = str(label(Language(language) if language else None))
    return f"language {said}" if language is None or language in SAID.codes else said
