"""What is published, and what its counts are about: the whole list, as data. Whatever is not here is hidden.

A place is where a number stands in a report: (figure, "n" or "of"). A quantity is one number that may stand in several
places: it is shown in all of them or hidden in all of them.
"""

Place = tuple[str, str]

OTHERS: dict[str, tuple[str, ...]] = {
    "M01": ("exploitation_type", "premises"),
    "M09b": ("agency", "kind"),
    "M11": ("premises",),
    "M12": ("exploitation_type",),
    **dict.fromkeys(("M30b", "M64", "M65", "M66", "M67", "M69", "M70", "M80", "M87", "M87b"), ()),
}
"""Figures that count no persons (operations, premises, nights, pounds, partners, actions, hours): never hidden, with
the breakdowns that are published of each."""

QUANTITIES: dict[str, tuple[Place, ...]] = {
    "registered": (("M88", "n"), ("M02b", "of"), ("M09a", "of"), ("M22", "of")),
    "victims": (("M02", "n"), ("M02b", "n"), ("M03", "of"), ("M04", "of"), ("M06", "of")),
    "referred": (("M04", "n"),),
    "discharged": (("M06", "n"),),
    "notified": (("M05", "n"),),
    "talked_to": (("M22", "n"),),
    "departed": (("M07", "of"),),
    "placed": (("M07", "n"),),
    "aged": (("M03", "n"),),
    "services": (("M09a", "n"),),
    "arrests": (("M10", "n"),),
    "arrived": (("M20", "n"),),
}
"""Counts about persons and where each stands, the most important first: where two cannot both be shown, it stays."""

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

WITHOUT_OF = frozenset({"M05", "M88"})
"""Published without what it is out of."""

PARTITIONS: dict[str, tuple[str, str]] = {
    "M88": ("sex", "registered"),
    "M03": ("age_now", "aged"),
    "M07": ("destination", "placed"),
    "M10": ("offence_group", "arrests"),
    "M09a": ("agency", "services"),
}
"""The breakdown that is published of a figure, and the quantity that its cells add up to."""

KNOWN_ONLY = frozenset({"M03", "M07"})
"""`n` leaves out those not recorded: they are the rest of `of`, and no cell of the partition."""


def _wholes(quantity: str) -> tuple[str, ...]:
    whole = PARTS_OF.get(quantity)
    return (whole, *_wholes(whole)) if whole else ()


WHOLES: dict[str, tuple[str, ...]] = {quantity: _wholes(quantity) for quantity in QUANTITIES}
"""Every quantity that contains another, near or far."""
COUNTED: dict[Place, str] = {place: quantity for quantity, places in QUANTITIES.items() for place in places}
"""The quantity that stands in a place."""
PUBLISHED = frozenset({*OTHERS, *(code for code, _ in COUNTED)})
"""Every figure that may be shown at all."""
