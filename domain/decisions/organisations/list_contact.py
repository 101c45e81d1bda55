"""Say what a council's directory holds of a partner's contact."""

from domain.decisions.organisations.own_directory import OwnDirectory
from domain.events.organisations import ContactListed


class ListContact(OwnDirectory[ContactListed]):
    """Say what a council's directory holds of a partner's contact: each council writes its own directory alone."""
