"""Numbers as people write them."""

from typing import Any

from web.wording.labels import pounds


def number(value: Any) -> str:
    """A number as people write it: "1,250", "35.27"; None is a hidden cell."""
    if value is None:
        return "hidden"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


def amount(n: Any, unit: str | None) -> str:
    """A number with its unit: "£1,250", "37.92 hours", "6"."""
    return pounds(n) if unit == "pounds" else f"{number(n)}{f' {unit}' if unit else ''}"


def counted(n: float, one: str, several: str = "") -> str:
    """A number with its noun: "1 action", "3 actions"."""
    return f"{number(n)} {one if n == 1 else several or f'{one}s'}"


def persons(n: int) -> str:
    """So many people: "1 person", "12 people"."""
    return counted(n, "person", "people")
