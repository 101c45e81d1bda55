"""Which cells of a table are hidden, so that neither they nor their total reveals a small one."""

from collections.abc import Collection, Mapping

from projections.public.published import LEFT_OUT


def hidden_cells(counts: Mapping[str, int], threshold: int, also: Collection[str] = ()) -> frozenset[str] | None:
    """The codes to hide where the total is known: small ones, those in `also`, and then the smallest of the rest.

    Two or more hidden cells must leave a choice: more than one each, and not all at their most. None where hiding
    everything would still leave none: the whole table is then left out.
    """
    hidden = {code for code, n in counts.items() if 0 < n < threshold or code in also}
    rest = sorted(
        (code for code, n in counts.items() if n and code not in hidden), key=lambda code: _turn(code, counts)
    )
    while not _leaves_a_choice([counts[code] for code in hidden], threshold):
        if not rest:
            return None
        hidden.add(rest.pop(0))
    return frozenset(hidden)


def _turn(code: str, counts: Mapping[str, int]) -> tuple[bool, int, str]:
    """The smallest first; what was not recorded last, because `n` would tell it."""
    return code == LEFT_OUT, counts[code], code


def _leaves_a_choice(hidden: list[int], threshold: int) -> bool:
    many, total = len(hidden), sum(hidden)
    return not many or (many > 1 and many < total != many * (threshold - 1))
