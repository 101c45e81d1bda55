"""Ask a council service what it holds about the site."""

from domain.events.planning import InformationRequested
from domain.kernel import Record


class RequestInformation(Record[InformationRequested]):
    """Ask a council service what it holds about the site."""
