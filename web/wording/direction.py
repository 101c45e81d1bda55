"""Which way a text runs: Arabic, Hebrew and their like from right to left."""

from unicodedata import bidirectional


def direction(text: object) -> str:
    """The `dir` of a text, by its first letter, as a browser finds it for `auto`; paper knows no `auto`."""
    strong = (bidirectional(each) for each in str(text))
    return "rtl" if next((each for each in strong if each in ("L", "R", "AL")), "L") != "L" else "ltr"
