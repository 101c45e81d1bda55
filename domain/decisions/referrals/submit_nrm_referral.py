"""Record that a first responder organisation referred a person into the NRM."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.referrals import NrmReferralSubmitted
from domain.facts.organisations import Standing
from domain.facts.person import AgeThen, Consent, Identified, Referral
from domain.facts.sign_off import ReferralPapers
from domain.kernel import Gate


class SubmitNrmReferral(Gate[NrmReferralSubmitted]):
    """Record that a first responder organisation referred a person into the NRM."""

    late = True
    computed = ("referrer",)

    def ask(self) -> None:
        self.standing = self.fact(Standing(self.agency))
        self.identified = self.fact(Identified(self.what.person))
        self.age = self.fact(AgeThen(self.what.person))
        self.consent = self.fact(Consent(self.what.person))
        self.referral = self.fact(Referral(self.what.person))
        self.papers = self.fact(ReferralPapers(self.what.person))

    def why_not(self) -> Iterator[str]:
        """FACTS 1.3: an adult only with consent; a child, or a person whose age is uncertain, always without."""
        if not self.standing.dates.may_refer(self.at.date()):
            yield "not_first_responder"
        if not self.identified.yes:
            yield "not_identified"
        if self.age.age is None:
            yield "age_not_recorded"
        elif self.age.age == "adult" and self.consent.answer != "given":
            yield "consent_missing"
        if self.referral.open:
            yield "referral_open"
        if self.standing.second_sign_off and self.papers.now.signed is None:
            yield "not_signed_off"

    def decide(self) -> NrmReferralSubmitted:
        return replace(self.what, referrer=self.standing.kind)
