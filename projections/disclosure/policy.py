"""What is published, and what its counts are about, gathered from what the figures declare. All else is hidden.

A place is where a number stands in a report: (figure, "n" or "of"). A quantity is one number that may stand in several
places: it is shown in all of them or hidden in all of them.
"""

from collections.abc import Mapping

from projections.measures.declared import in_reading_order
from projections.measures.public import Public

Place = tuple[str, str]

IMPORTANCE = (
    *("registered", "victims", "referred", "discharged", "notified", "talked_to"),
    *("departed", "placed", "aged", "services", "arrests", "arrived"),
)
"""Counts about persons, the most important first: where two cannot both be shown, the one named first stays."""


def protected(published: Mapping[str, Public]) -> Mapping[str, Public]:
    """The same; raises ValueError for a quantity that is not in `IMPORTANCE`, as its numbers would stand unhidden."""
    named = {name for public in published.values() for name in (public.n, public.of) if name}
    if unknown := sorted(named - set(IMPORTANCE)):
        raise ValueError(f"{unknown} not in IMPORTANCE of projections/disclosure/policy.py")
    return published


_PUBLIC = protected({each.code: each.public for each in in_reading_order() if each.public is not None})
"""What of each figure may be published, as the figure declares it, in the order in which a debrief reads them."""

OTHERS: dict[str, tuple[str, ...]] = {
    code: public.breakdowns for code, public in _PUBLIC.items() if not public.of_persons
}
"""Figures that count no persons (operations, premises, nights, pounds, partners, actions, hours): never hidden, with
the breakdowns that are published of each."""


def _places(quantity: str) -> tuple[Place, ...]:
    """Every place at which a quantity stands."""
    found = ((code, key) for code, public in _PUBLIC.items() for key in ("n", "of") if getattr(public, key) == quantity)
    return tuple(found)


QUANTITIES: dict[str, tuple[Place, ...]] = {quantity: _places(quantity) for quantity in IMPORTANCE}
"""Counts about persons and where each stands."""

PARTS_OF: dict[str, str] = {
    "registered": "arrived",
    "talked_to": "registered",
    "victims": "talked_to",
    "discharged": "victims",
    "referred": "discharged",
    "notified": "discharged",
    "aged": "victims",
    "departed": "registered",
    "placed": "departed",
}
"""Everybody of the first is among the second, so that the difference of two that are shown is a count of persons."""

NEEDS: dict[str, str] = {
    "referred": "victims",
    "discharged": "victims",
    "notified": "victims",
    "aged": "victims",
    "talked_to": "registered",
    "placed": "departed",
    "services": "registered",
}
"""Shown only beside the quantity of which it is a part."""

NEVER_EVERYBODY: dict[str, str] = {"notified": "victims"}
"""Not shown where it is everybody of the other: each of them would be known not to have agreed to a referral."""

WITHOUT_OF = frozenset(code for code, public in _PUBLIC.items() if public.without_of)
"""Published without what it is out of."""
PARTITIONS: dict[str, tuple[str, str]] = {
    code: (public.partition, public.n) for code, public in _PUBLIC.items() if public.partition and public.n
}
"""The breakdown that is published of a figure, and the quantity that its cells add up to."""
GROUPS: dict[str, frozenset[str]] = {
    code: frozenset(public.never_all) for code, public in _PUBLIC.items() if public.never_all is not None
}
"""The figures whose partition must not tell of everybody at once, and the labels that may not be all there are."""
KNOWN_ONLY = frozenset(code for code, public in _PUBLIC.items() if public.known_only)
"""`n` leaves out those not recorded: they are the rest of `of`, and no cell of the partition."""


def _wholes(quantity: str) -> tuple[str, ...]:
    whole = PARTS_OF.get(quantity)
    return (whole, *_wholes(whole)) if whole else ()


WHOLES: dict[str, tuple[str, ...]] = {quantity: _wholes(quantity) for quantity in QUANTITIES}
"""Every quantity that contains another, near or far."""
COUNTED: dict[Place, str] = {place: quantity for quantity, places in QUANTITIES.items() for place in places}
"""The quantity that stands in a place."""
PUBLISHED = frozenset(_PUBLIC)
"""Every figure that may be shown at all."""
