"""Record that police entered the site: the operation is live."""

from domain.events.enforcement import SiteEntered
from domain.kernel import Record


class EnterSite(Record[SiteEntered]):
    """Record that police entered the site: the operation is live."""
