"""Forms that make something to get in by, for a person or a program: what is wrong with one, and what it makes."""

import hmac


class WrongFields(ValueError):
    """What was said in these fields of the form cannot be taken: why, a sentence for each."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = fields


def must_be_right(*wrong: dict[str, str]) -> None:
    """Raises WrongFields where anything is wrong with a form, with all that is."""
    if found := {field: why for each in wrong for field, why in each.items()}:
        raise WrongFields(found)


def secret_of(key: bytes, *sent: str) -> bytes:
    """What a form makes that was sent by somebody under its own key: the same however often it comes.

    So whoever taps twice, or loads the answer again, is shown the same, and nothing readable has to be kept for it.
    """
    return hmac.digest(key, "\n".join(sent).encode(), "sha256")
