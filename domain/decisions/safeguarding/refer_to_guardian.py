"""Record that an independent child trafficking guardian was asked for."""

from domain.events.safeguarding import GuardianReferralMade
from domain.kernel import Record


class ReferToGuardian(Record[GuardianReferralMade]):
    """Record that an independent child trafficking guardian was asked for."""

    late = True
