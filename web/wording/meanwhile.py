"""What is said beside a question that somebody else answered while its form stood open."""

LETTERS = 80
"""Of what somebody else wrote; the rest is left out."""


def written_meanwhile(words: str) -> str:
    """Says what they wrote, or that they emptied it, and how one's own answer stands all the same."""
    short = words if len(words) <= LETTERS else words[: LETTERS - 1] + "…"
    wrote = f"wrote “{short}” here" if short else "emptied this"
    return f"Somebody {wrote} while you had it open. Send it again if yours is to stand"
