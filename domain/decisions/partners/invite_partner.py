"""Ask a partner to take part."""

from collections.abc import Iterator

from domain.events.partners import PartnerInvited
from domain.kernel import Record


class InvitePartner(Record[PartnerInvited]):
    """Ask a partner to take part."""

    makes = judges = ("partner",)

    def why_not(self) -> Iterator[str]:
        if self.what.starts and self.what.ends and self.what.ends <= self.what.starts:
            yield "ends_before_it_starts"
