"""What planning the hours of a centre and those of a partner have in common."""

from collections.abc import Iterator
from typing import TypeVar

from domain.events.partners import PartnerHoursPlanned
from domain.events.venue import CentreHoursPlanned
from domain.kernel import Record

H = TypeVar("H", bound=CentreHoursPlanned | PartnerHoursPlanned)


class PlannedHours(Record[H]):
    """Hours end after they start."""

    def why_not(self) -> Iterator[str]:
        if self.what.ends <= self.what.starts:
            yield "ends_before_it_starts"
