"""Record that a first responder organisation took responsibility for a referral as it was prepared."""

from collections.abc import Iterator

from domain.events.referrals import ReferralSignedOff
from domain.facts.organisations import Standing
from domain.facts.sign_off import ReferralPapers
from domain.kernel import Gate


class SignOffReferral(Gate[ReferralSignedOff]):
    """Record that a first responder organisation took responsibility for a referral as it was prepared."""

    late = True

    def ask(self) -> None:
        self.standing = self.fact(Standing(self.agency))
        self.papers = self.fact(ReferralPapers(self.what.person))

    def why_not(self) -> Iterator[str]:
        """Who prepared it does not sign it off where the organisation asks for two people."""
        prepared = self.papers.now.prepared
        if not self.standing.dates.may_refer(self.at.date()):
            yield "not_first_responder"
        if prepared is None:
            yield "nothing_prepared"
        elif self.standing.second_sign_off and prepared.envelope.actor == self.actor:
            yield "you_prepared_it"
