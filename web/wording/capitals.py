"""The first letter of words that begin a sentence, or that go on in one; the rest stays as it is."""


def capitalise(words: str) -> str:
    """The same with a capital."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """The same without one."""
    return words[:1].lower() + words[1:]
