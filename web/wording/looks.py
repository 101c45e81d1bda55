"""What somebody looked at, in words, as the access log names it."""

import re

from web.wording.fields import question

_LOOKS = {
    "person": "the page of a person",
    "identity": "an identity",
    "download": "a download",
    "events": "events, by a program",
    "looks": "who looked",
}
NOT_TOLD = "The reason is not shown to you: it is about a suspect"
ERASED = "The reason was erased, with the data of whom it was about"
_TEXT = re.compile(r"(\w+)\.(\w+) of (entry .+)")


def looked_at(what: str) -> str:
    """A code of the access log in words; a sealed text by its field and entry, and whatever else as it stands."""
    if text := _TEXT.fullmatch(what):
        return f"“{question(text[1], text[2])}” of {text[3]}"
    return _LOOKS.get(what, what)


def reason_given(said: str) -> str:
    """Why somebody opened it, beside who they are."""
    return f"Reason: {said}"
