"""Give a partner its access back."""

from collections.abc import Iterator

from domain.decisions.amendments.access import AboutAccess
from domain.events.amendments import AccessRestored


class RestoreAccess(AboutAccess[AccessRestored]):
    """Give a partner its access back."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if not self.revocation.revoked:
            yield "not_revoked"
