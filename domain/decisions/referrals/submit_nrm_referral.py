"""Record that a first responder organisation referred a person into the NRM."""

from collections.abc import Iterator

from domain.events.referrals import NrmReferralSubmitted
from domain.facts.person import AgeThen, Consent, Identified, Referral
from domain.kernel import Gate
from domain.policy.first_responders import is_first_responder


class SubmitNrmReferral(Gate[NrmReferralSubmitted]):
    """Record that a first responder organisation referred a person into the NRM."""

    late = True

    def ask(self) -> None:
        self.identified = self.fact(Identified(self.what.person))
        self.age = self.fact(AgeThen(self.what.person))
        self.consent = self.fact(Consent(self.what.person))
        self.referral = self.fact(Referral(self.what.person))

    def why_not(self) -> Iterator[str]:
        """FACTS 1.3: an adult only with consent; a child, or a person whose age is uncertain, always without."""
        if not is_first_responder(self.agency, self.at.date()):
            yield "not_first_responder"
        if not self.identified.yes:
            yield "not_identified"
        if self.age.age is None:
            yield "age_not_recorded"
        elif self.age.age == "adult" and self.consent.answer != "given":
            yield "consent_missing"
        if self.referral.open:
            yield "referral_open"
