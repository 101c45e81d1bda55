"""Record that a person was handed over to an organisation that may refer them."""

from domain.events.referrals import HandedOverToFirstResponder
from domain.kernel import Record


class HandOverToFirstResponder(Record[HandedOverToFirstResponder]):
    """Record that a person was handed over to an organisation that may refer them."""

    late = True
