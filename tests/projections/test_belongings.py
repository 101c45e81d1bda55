"""What is kept for a person is kept until it is given back: what a receipt names, or all of it."""

from domain.words import SealedReference
from projections.operation.person import Person
from tests.given import ADay, an_open_centre, people_here


def person(day: ADay, ref: str = "P01") -> Person:
    return next(each for each in day.day().registered if each.id.ref == ref)


def kept(day: ADay) -> int:
    return len(person(day).belongings)


def receipt(number: str) -> SealedReference:
    return SealedReference(f"{number}.sealed")


def test_what_is_taken_in_is_kept_until_all_of_it_is_given_back() -> None:
    day = people_here().has(("PropertyTakenIn", "P01"), ("PropertyTakenIn", "P01", {"receipt": receipt("a")}))
    assert kept(day) == 2
    assert kept(day.has(("PropertyReturned", "P01"))) == 0


def test_only_what_the_receipt_names_is_given_back() -> None:
    day = people_here().has(
        ("PropertyTakenIn", "P01", {"receipt": receipt("a")}),
        ("PropertyTakenIn", "P01", {"receipt": receipt("b")}),
        ("PropertyTakenIn", "P01"),
        ("PropertyReturned", "P01", {"receipt": receipt("b")}),
    )
    assert kept(day) == 2
    assert kept(day.has(("PropertyReturned", "P01", {"receipt": receipt("c")}))) == 2


def test_a_receipt_given_at_registration_says_that_something_is_kept() -> None:
    day = an_open_centre().has(("PersonRegistered", "P01", {"adult": True, "belongings_receipt": receipt("a")}))
    assert kept(day) == 1
    assert kept(day.has(("PropertyReturned", "P01", {"receipt": receipt("a")}))) == 0


def test_what_a_person_was_told_is_kept_in_the_order_in_which_it_was_told() -> None:
    day = people_here().has(
        ("RightsGiven", "P01", {"paper": "rights"}), ("RightsGiven", "P01", {"paper": "options", "language": "vi"})
    )
    assert [getattr(each.event, "paper", None) for each in person(day).told] == ["rights", "options"]


def test_that_somebody_agrees_to_be_named_is_what_was_said_last() -> None:
    day = an_open_centre().has(("PersonRegistered", "P01", {"adult": True}))
    assert person(day).may_be_named is None
    day.has(("PersonDetailsCorrected", "P01", {"may_be_named": True}))
    day.has(("PersonDetailsCorrected", "P01", {"language": "vi", "interpreter_wish": "female"}))
    assert (person(day).may_be_named, person(day).interpreter_wish) == (True, "female")
    assert person(day.has(("PersonDetailsCorrected", "P01", {"may_be_named": False}))).may_be_named is False


def test_a_referral_is_prepared_then_signed_off_then_sent_and_done() -> None:
    day = people_here().has(("PotentialVictimIdentified", "P01"), ("NrmConsentGiven", "P01"))
    day.has(("ReferralPrepared", "P01", {"sections": ["age"]}))
    assert person(day).sign_off.prepared
    assert not person(day).sign_off.signed
    day.has(("ReferralSignedOff", "P01", {"by": "Police"}))
    assert person(day).sign_off.signed
    day.has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    assert (person(day).sign_off.prepared, person(day).sign_off.signed) == (None, None)
