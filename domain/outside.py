"""What is said outside any operation: about an organisation or a contact of one, which have references of their own."""

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


class ContactId(Id):
    """A contact in a council's directory, by that council, the partner and the post, however each is written."""

    __slots__ = ()
    prefix = "contact"

    @classmethod
    def of(cls, council: str, partner: str, post: str) -> Self:
        """No two contacts have one reference, whatever strokes stand in their names."""
        parts = (Agency(each).folded for each in (council, partner, post))
        return cls("/".join(each.replace("%", "%25").replace("/", "%2F") for each in parts))
