"""Ask the support contractor for a place before the decision."""

from collections.abc import Iterator

from domain.events.referrals import EmergencySupportRequested
from domain.facts.person import Consent
from domain.kernel import Gate


class RequestEmergencySupport(Gate[EmergencySupportRequested]):
    """Ask the support contractor for a place before the decision."""

    def ask(self) -> None:
        self.consent = self.fact(Consent(self.what.person))

    def why_not(self) -> Iterator[str]:
        """Consent to the NRM and consent to support are two consents (FACTS 1.7)."""
        if self.consent.support_wanted is False:
            yield "support_consent_refused"
