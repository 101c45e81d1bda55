"""Record that beds, packs and food are ready."""

from domain.events.planning import SuppliesConfirmed
from domain.kernel import Record


class ConfirmSupplies(Record[SuppliesConfirmed]):
    """Record that beds, packs and food are ready."""

    late = True
