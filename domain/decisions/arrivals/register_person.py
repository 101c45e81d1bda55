"""Register a person who was brought in, under a number and never a name."""

from domain.events.arrivals import PersonRegistered
from domain.kernel import Record


class RegisterPerson(Record[PersonRegistered]):
    """Register a person who was brought in, under a number and never a name."""

    makes = ("person",)
