"""What is said outside any operation: about an organisation, which has a reference of its own."""

from typing import Self

from domain.words import Agency, Id, OperationId

OUTSIDE = OperationId("")
"""The operation of what is in none; nothing is tagged with it."""


class OrganisationId(Id):
    """An organisation by its folded name, so that it is found however its name is written."""

    __slots__ = ()
    prefix = "organisation"

    @classmethod
    def of(cls, name: str) -> Self:
        return cls(Agency(name).folded)
