"""What stood in a form when it was drawn, known again without being said."""

from hashlib import sha256


def mark(text: str) -> str:
    """What a text is known again by."""
    return sha256(text.encode()).hexdigest()[:12]
