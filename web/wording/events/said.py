"""How an event is said: on the button that records it, and in the sentence that tells of it."""

from typing import NamedTuple


class Said(NamedTuple):
    """An event, what its button says, and its sentence.

    In the sentence `{field}` is the field's value in words; `[...]` drops out where a field inside it is hidden or was
    not recorded.
    """

    event: str
    button: str
    sentence: str
