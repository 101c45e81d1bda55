"""Record that a partner signed the information sharing agreement."""

from collections.abc import Iterator

from domain.events.partners import InformationSharingAgreementSigned
from domain.facts.partners import Agreement
from domain.kernel import Record


class SignInformationSharingAgreement(Record[InformationSharingAgreementSigned]):
    """Record that a partner signed the information sharing agreement."""

    late = True

    def ask(self) -> None:
        self.agreement = self.fact(Agreement(self.what.partner))

    def why_not(self) -> Iterator[str]:
        if self.agreement.signed:
            yield "already_signed"
