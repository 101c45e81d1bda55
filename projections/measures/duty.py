"""M04 to M06: who was referred, who was notified, and whose duty stands open (FACTS 3.1)."""

from projections.measures.declared import measure
from projections.measures.measure import Measure, ids, person_by_person
from projections.measures.outcomes import victims
from projections.measures.public import Public
from projections.measures.tallies import by, tally
from projections.operation.credited import credited
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M04",
    title="Referred into the NRM",
    counts="people",
    kind="P",
    of="potential victims",
    answered_by="a referral, a notification, or an answer other than yes",
    section="What became of people",
    public=Public(n="referred", of="victims"),
    version=3,
)
def m04(state: OperationState) -> Measure:
    """Potential victims for whom a referral was sent to the National Referral Mechanism; consent without a referral
    does not count.
    """
    people = victims(state)
    sent = [person for person in people if person.referrals]
    unknown = sum(not person.referrals and not answered_no(person) for person in people)
    kinds = by(sent, "age_now", "nationality", "exploitation_type")
    kinds["agency"] = tally(credited(person.referrals[0]) for person in sent)
    return person_by_person((each.referrals[0] for each in sent), len(people), unknown, kinds)


@measure(
    "M04b",
    title="Referred, of those who could be",
    counts="people",
    kind="P",
    of="potential victims who could be referred",
    answered_by="a referral",
    section="What became of people",
    version=2,
)
def m04b(state: OperationState) -> Measure:
    """The same, of adults who agreed, children and people of uncertain age; adults who said no are left out.

    Whoever consented while no age was recorded is counted apart: they can be referred only once it is.
    """
    people = victims(state)
    could = [person for person in people if person.referrals or person.child or _consented(person, "adult")]
    sent = [person for person in could if person.referrals]
    waiting = [person for person in people if not person.child and not person.discharged]
    may = sum(person.answer is None or _consented(person, None) for person in waiting)
    return person_by_person((each.referrals[0] for each in sent), len(could), len(could) - len(sent), belongs=may)


def _consented(person: Person, age: str | None) -> bool:
    return person.age == age and person.answer == "given"


@measure(
    "M05",
    title="Duty to Notify reports, of adults who declined",
    short="Duty to Notify reports",
    counts="people",
    kind="P",
    of="adults who declined",
    answered_by="a notification, or a referral all the same",
    section="What became of people",
    public=Public(n="notified", without_of=True),
    version=3,
)
def m05(state: OperationState) -> Measure:
    """Adults who did not agree to a referral and about whom the Home Office was notified; the report names nobody
    unless they agree.

    Who took a yes back has declined: a report is due of them, too.
    """
    adults = [person for person in victims(state) if person.age == "adult"]
    declined = [person for person in adults if person.answer in ("declined", "withdrawn") or person.notified]
    done = [person for person in declined if person.notified]
    unknown = sum(not person.discharged for person in declined)
    kinds = by(done, "nationality", "exploitation_type")
    return person_by_person((each.notified for each in done), len(declined), unknown, kinds, may_have_declined(state))


@measure(
    "M06",
    title="Duty recorded as met",
    short="Duty discharged",
    counts="people",
    kind="G",
    of="potential victims",
    answered_by="nothing more: the duty is kept here, and what is missing stands open",
    section="What became of people",
    public=Public(n="discharged", of="victims"),
)
def m06(state: OperationState) -> Measure:
    """Potential victims for whom a referral or a notification is entered; the others stand open in this record."""
    people = victims(state)
    done = [person for person in people if person.duty == "discharged"]
    rest = tally(person.duty for person in people if person.duty != "discharged")
    events = ids((person.referrals[0] if person.referrals else person.notified) for person in done)
    return Measure(len(done), len(people), breakdowns={"outcome": rest}, events=events)


def answered_no(person: Person) -> bool:
    """Whether an entry says that no referral was sent: an answer other than yes, or a notification instead."""
    return person.answer in ("declined", "deferred", "withdrawn") or person.notified is not None


def may_have_declined(state: OperationState) -> int:
    """How many potential victims who are not known to be children were not asked, referred or notified."""
    return sum(not each.child and not each.answers and not each.discharged for each in victims(state))
