"""Plan when the centre opens and closes."""

from collections.abc import Iterator

from domain.events.venue import CentreHoursPlanned
from domain.kernel import Record


class PlanCentreHours(Record[CentreHoursPlanned]):
    """Plan when the centre opens and closes."""

    def why_not(self) -> Iterator[str]:
        if self.what.ends <= self.what.starts:
            yield "ends_before_it_starts"
