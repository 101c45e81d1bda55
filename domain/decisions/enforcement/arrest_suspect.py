"""Record an arrest."""

from domain.events.enforcement import SuspectArrested
from domain.kernel import Record


class ArrestSuspect(Record[SuspectArrested]):
    """Record an arrest."""

    late = True
    makes = ("suspect",)
