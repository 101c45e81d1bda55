"""Record which language people are expected to speak, and how many of them."""

from domain.events.planning import LanguageExpected
from domain.kernel import Record


class ExpectLanguage(Record[LanguageExpected]):
    """Record which language people are expected to speak, and how many of them."""
