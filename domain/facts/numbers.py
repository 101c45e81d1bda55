"""Whether a number of a person was ever used."""

from domain.kernel import Fact, RecordedEvent


class NumberUsed(Fact):
    """Whether anything was ever written under a person's number, whatever was voided or corrected since."""

    raw = True
    used = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.used = True
