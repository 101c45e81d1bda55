"""Plan from when until when a partner is here."""

from collections.abc import Iterator

from domain.events.partners import PartnerHoursPlanned
from domain.kernel import Record


class PlanPartnerHours(Record[PartnerHoursPlanned]):
    """Plan from when until when a partner is here."""

    def why_not(self) -> Iterator[str]:
        if self.what.ends <= self.what.starts:
            yield "ends_before_it_starts"
