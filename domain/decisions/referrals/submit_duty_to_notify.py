"""Record that the Home Office was notified of an adult who did not consent, without naming them."""

from collections.abc import Iterator

from domain.events.referrals import DutyToNotifySubmitted
from domain.facts.organisations import Standing
from domain.facts.person import AgeThen, Consent, Identified, Notified
from domain.kernel import Gate


class SubmitDutyToNotify(Gate[DutyToNotifySubmitted]):
    """Record that the Home Office was notified of an adult who did not consent, without naming them."""

    late = True

    def ask(self) -> None:
        self.standing = self.fact(Standing(self.agency))
        self.identified = self.fact(Identified(self.what.person))
        self.age = self.fact(AgeThen(self.what.person))
        self.consent = self.fact(Consent(self.what.person))
        self.notified = self.fact(Notified(self.what.person))

    def why_not(self) -> Iterator[str]:
        """Modern Slavery Act 2015 s52: public authorities, about adults who were not referred."""
        if not self.standing.dates.must_notify(self.at.date()):
            yield "not_bound"
        if not self.identified.yes:
            yield "not_identified"
        if self.age.child:
            yield "child_is_referred"
        if self.consent.answer == "given":
            yield "consent_given"
        if self.notified.yes:
            yield "already_notified"
