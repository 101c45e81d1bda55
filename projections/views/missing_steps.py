"""What somebody who is missing asks for, and what of it was done (FACTS 2.11); a child asks for more."""

from dataclasses import dataclass

from domain.kernel import RecordedEvent
from projections.operation.person import Person

EVERYBODY = ("building_searched", "description_given", "police_told", "partners_told")
CHILD = ("childrens_services_told", "guardian_told")
REFERRED = ("competent_authority_told", "support_provider_told")
"""While a referral is open: the competent authority may suspend the decision."""
BACK = "return_talk_held"


@dataclass(frozen=True, slots=True)
class AskedStep:
    """One step, and the entry that says it was done; None where none does."""

    step: str
    done: RecordedEvent | None


def missing_steps(person: Person) -> list[AskedStep]:
    """What is asked for since they were last reported missing, in order; nothing for who never was."""
    if person.reported_missing is None:
        return []
    asked = [*EVERYBODY, *(CHILD if person.child else ())]
    asked += REFERRED if person.referral and person.referral.open else ()
    asked += [BACK] if person.found and person.child else []
    return [AskedStep(step, person.steps.get(step)) for step in asked]


def not_told(person: Person) -> bool:
    """Whether a child, or presumed one, is missing and police or children's services have not been told."""
    told = {"police_told", "childrens_services_told"} <= set(person.steps)
    return person.missing is not None and person.child and not told
