"""Numbers of the bench in words that fit a table."""


def short(number: float) -> str:
    """Three figures of a number, whole where it is large: "1,250", "12.3", "0.052"."""
    if number == int(number) or abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if abs(number) >= 10 else f"{number:.2f}" if abs(number) >= 0.1 else f"{number:.3f}"
