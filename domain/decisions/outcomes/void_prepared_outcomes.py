"""Take back public outcomes that were prepared, before anybody releases them."""

from collections.abc import Iterator

from domain.decisions.outcomes.sending import AboutOutcomes
from domain.events.outcomes import PreparedOutcomesVoided


class VoidPreparedOutcomes(AboutOutcomes[PreparedOutcomesVoided]):
    """Take back public outcomes that were prepared, before anybody releases them.

    Whoever may publish may: what holds a mistake must not wait for the one who prepared it.
    """

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if self.what.version not in self.sent.prepared:
            yield "not_waiting"
