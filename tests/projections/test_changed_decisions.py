"""A decision that the competent authority changed: the new one counts, the old one stays in the log."""

from domain.words import PersonId
from projections.measures import MEASURES
from projections.operation.person import Person
from tests.given import ADay, referred


def _person(day: ADay) -> Person:
    return day.day().people[PersonId(f"{day.operation}/P01")]


def test_a_refusal_that_was_changed_after_a_new_look_counts_as_positive() -> None:
    day = referred().has(
        ("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}), ("ReconsiderationRequested", "P01")
    )
    assert MEASURES["M56"](day.day()).plain()["breakdowns"]["outcome"] == {"pending": 1}
    day.at((9, "10:00")).has(("DecisionChanged", "P01", {"grounds": "reasonable", "outcome": "positive"}))
    assert _person(day).reasonable_grounds == "positive"
    referral = _person(day).referral
    assert referral is not None
    assert referral.open
    assert MEASURES["M56"](day.day()).plain()["breakdowns"]["outcome"] == {"changed": 1}


def test_a_conclusive_decision_that_was_changed_counts_as_it_is_now_and_leaves_the_other() -> None:
    day = referred().has(
        ("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}),
        ("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "positive"}),
    )
    day.at((9, "10:00")).has(("DecisionChanged", "P01", {"grounds": "conclusive", "outcome": "negative"}))
    assert (_person(day).reasonable_grounds, _person(day).conclusive_grounds) == ("positive", "negative")
