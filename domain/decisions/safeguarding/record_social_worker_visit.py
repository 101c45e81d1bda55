"""Record that a social worker saw a child."""

from domain.events.safeguarding import SocialWorkerVisit
from domain.kernel import Record


class RecordSocialWorkerVisit(Record[SocialWorkerVisit]):
    """Record that a social worker saw a child."""

    late = True
