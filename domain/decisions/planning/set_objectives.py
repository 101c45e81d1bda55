"""Write down what the operation is for."""

from domain.events.planning import ObjectivesSet
from domain.kernel import Record


class SetObjectives(Record[ObjectivesSet]):
    """Write down what the operation is for."""

    late = True
