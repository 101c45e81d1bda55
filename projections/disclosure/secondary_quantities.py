"""Secondary suppression of quantities: none is shown that could be subtracted from another to leave a small number.

The same holds for how a number changed since it was last published, and for what is left of a total beside the parts
that are known.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from projections.disclosure.policy import NEEDS, NEVER_EVERYBODY, QUANTITIES, WHOLES
from projections.disclosure.primary import sum_is_sensitive
from projections.disclosure.read_back import value_in
from projections.disclosure.settings import Settings
from projections.measures.measure import Measure

OVERLAP = {"referred": 1, "notified": 1, "discharged": -1}
"""People who were both referred and notified."""


def values_of(figures: Mapping[str, Measure]) -> dict[str, int]:
    """Every quantity, from the first place that holds it; nothing recorded counts as nobody."""
    found = {}
    for quantity, places in QUANTITIES.items():
        held = (getattr(figures[code], key) for code, key in places if code in figures)
        found[quantity] = int(next((n for n in held if n is not None), 0))
    return found


def known_already(values: Mapping[str, int], settings: Settings) -> list[str]:
    """Quantities of a total that everybody can add up, because every operation in it is published and shows them."""
    if not settings.complete:
        return []
    sums = {quantity: [value_in(part, quantity) for part in settings.parts or ()] for quantity in values}
    return [quantity for quantity, found in sums.items() if None not in found and _adds_up(found, values[quantity])]


def _adds_up(found: Sequence[int | None], total: int) -> bool:
    return bool(found) and sum(n or 0 for n in found) == total


def shown_quantities(
    values: Mapping[str, int], settings: Settings, hidden: Collection[object], known: Collection[str]
) -> list[str]:
    """Those that may be shown side by side, the most important first: those `known` already, never those `hidden`."""
    shown: list[str] = list(known)
    for quantity, n in values.items():
        alone = n and NEEDS.get(quantity, quantity) not in (*shown, quantity)
        everybody = n and n == values.get(NEVER_EVERYBODY.get(quantity, ""))
        if (
            quantity not in (*hidden, *known)
            and not (alone or everybody)
            and not _differencing(quantity, shown, values, settings)
        ):
            shown.append(quantity)
    return [quantity for quantity in values if quantity in shown]


def _differencing(quantity: str, shown: list[str], values: Mapping[str, int], settings: Settings) -> bool:
    return any(sum_is_sensitive(terms, values, settings) for terms in _sums(quantity, shown))


def _sums(quantity: str, shown: list[str]) -> Iterator[Mapping[str, int]]:
    """Every count of persons that follows from this quantity and those already shown."""
    yield {quantity: 1}
    for other in shown:
        if other in WHOLES[quantity] or quantity in WHOLES[other]:
            yield {other: 1, quantity: -1}
    if quantity in OVERLAP and OVERLAP.keys() <= {*shown, quantity}:
        yield OVERLAP
