"""Record that a person was handed over to an organisation that may refer them."""

from domain.events.referrals import HandoverToFirstResponderOrganisation
from domain.kernel import Record


class HandOverToFirstResponderOrganisation(Record[HandoverToFirstResponderOrganisation]):
    """Record that a person was handed over to an organisation that may refer them."""

    late = True
