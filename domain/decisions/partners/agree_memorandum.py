"""Record that two councils agreed how they run an operation together."""

from domain.events.partners import MemorandumAgreed
from domain.kernel import Record


class AgreeMemorandum(Record[MemorandumAgreed]):
    """Record that two councils agreed how they run an operation together."""

    late = True
