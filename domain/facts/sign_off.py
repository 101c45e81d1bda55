"""What rules ask about a referral that is being prepared."""

from functools import reduce

from domain.kernel import Fact, RecordedEvent
from domain.law import in_order
from domain.sign_off import ABOUT_SIGN_OFF, SignOff, sign_off_after
from domain.words import PersonId


class ReferralPapers(Fact):
    """Who prepared a person's next referral and who signed it off, of what the log holds."""

    types = ABOUT_SIGN_OFF

    def __init__(self, about: PersonId) -> None:
        super().__init__(about)
        self.turns: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        in_order(self.turns, recorded)

    @property
    def now(self) -> SignOff:
        return reduce(sign_off_after, self.turns, SignOff())
