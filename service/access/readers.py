"""Who reads a sealed text of an operation, taken together: whatever is filled into one shows no more than they see."""

from service.access.table import AUDIENCE, FIELD_COMPARTMENT


def common_audience(event: str, field: str) -> frozenset[str]:
    """What everybody sees who may read a text of this kind of event: the least that any of them does."""
    compartment = FIELD_COMPARTMENT[(event, field)]
    return frozenset.intersection(*(seen for seen in AUDIENCE.values() if compartment in seen))
