"""End a partner's access at once; what it recorded stays."""

from collections.abc import Iterator

from domain.decisions.amendments.access import AboutAccess
from domain.events.amendments import AccessRevoked


class RevokeAccess(AboutAccess[AccessRevoked]):
    """End a partner's access at once; what it recorded stays."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if self.leads:
            yield "lead_council"
