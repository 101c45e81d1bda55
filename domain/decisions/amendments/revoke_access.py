"""End a partner's access at once; what it recorded stays."""

from domain.events.amendments import AccessRevoked
from domain.kernel import Gate


class RevokeAccess(Gate[AccessRevoked]):
    """End a partner's access at once; what it recorded stays."""

    late = True
