"""What the decisions about a referral, and those about consent to one, have in common."""

from collections.abc import Iterator

from domain.facts.person import AgeThen, Identified, Referral
from domain.kernel import E, Record
from domain.words import PersonId


class AboutReferral(Record[E]):
    """Says something about a person's referral, whenever that becomes known."""

    late = True

    def ask(self) -> None:
        self.referral = self.fact(Referral(self.about(PersonId)))

    def why_not(self) -> Iterator[str]:
        if not self.referral.made:
            yield "not_referred"


class AnswerOnNrm(Record[E]):
    """An adult's answer to the question whether they want to be referred (FACTS 1.3: a child is not asked).

    An adult who asks for time, leaves and agrees a week later is referred: it is taken after they left.
    """

    late = True

    def ask(self) -> None:
        self.identified = self.fact(Identified(self.about(PersonId)))
        self.age = self.fact(AgeThen(self.about(PersonId)))

    def why_not(self) -> Iterator[str]:
        if not self.identified.yes:
            yield "not_identified"
        if self.age.child:
            yield "child_needs_no_consent"
