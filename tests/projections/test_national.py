"""Referrals and notifications in the Home Office's breakdowns: by hand, and against a count that shares no line."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any, get_args

import pytest

from domain.policy.small_numbers import STANDARD
from domain.vocabulary import PersonExploitation
from projections.across.national import TYPE_OF, Sent, breakdown, exploitation_of, public_table, quarters_of, sent
from tests.given import START, ADay, an_open_centre, identified, referred
from tests.service.test_tables_version import reference_day

LATER = (100, "11:00")
"""21 January 2027: the next quarter."""


def test_the_reference_day_sent_six_referrals_on_two_days() -> None:
    every = Sent("referral", date(2026, 10, 13), "police", "not_recorded", "labour", "RO", True)
    assert sent(reference_day()) == [every] * 5 + [every._replace(on=date(2026, 10, 14))]


def test_a_notification_is_counted_beside_the_referrals() -> None:
    day = identified("P01", "P03").has(("NrmConsentDeclined", "P01", {"reason": "family"}))
    day.has(("DutyToNotifySubmitted", "P01"))
    assert sent(day.day()) == [Sent("notification", START, *["not_recorded"] * 2, "labour", "not_recorded")]


def test_each_referral_counts_and_the_first_of_a_person_once() -> None:
    day = referred().has(("CaseWithdrawn", "P01")).at(LATER).has(("NrmReferralSubmitted", "P01", {"by": "Council"}))
    found = [(each.on, each.responder, each.counts_once) for each in sent(day.day())]
    assert found == [(START, "police", True), (date(2027, 1, 21), "local_authority", False)]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ([], None),
        (["other"], "unknown"),
        (["wages_taken", "forced_to_work", "forced_to_commit_fraud"], "labour"),
        (["taken_somewhere", "prostitution", "child_exploitation"], "sexual"),
        (["organs_removed", "forced_to_commit_crime"], "criminal+organ"),
        (["unpaid_household_work", "other", "forced_to_work"], "labour+domestic"),
    ],
)
def test_a_combination_of_types_is_one_label(said: list[str], label: str | None) -> None:
    assert exploitation_of(said) == label


def test_every_kind_of_exploitation_of_a_person_has_its_type() -> None:
    assert TYPE_OF.keys() == set(get_args(PersonExploitation))


@pytest.mark.parametrize(
    ("said", "age"), [(None, "not_recorded"), ("adult", "adult"), ("child", "child"), ("uncertain", "unknown")]
)
def test_the_age_is_that_at_exploitation(said: str | None, age: str) -> None:
    day = referred().has(("PersonDetailsCorrected", "P01", {"age_at_exploitation": said} if said else {"sex": "male"}))
    assert [each.age for each in sent(day.day())] == [age]


def one(**more: Any) -> Sent:
    return Sent("referral", START, "police", "adult", "labour", "RO")._replace(**more)


def test_a_table_has_the_published_rows_in_their_order_then_the_others_and_not_recorded_last() -> None:
    rows = [one(), one(exploitation="labour+criminal"), one(exploitation="unknown"), one(on=date(2026, 3, 31))]
    assert breakdown("exploitation", rows, 2026).rows == {
        "labour": (1, 0, 0, 1),
        **dict.fromkeys(("sexual", "criminal", "domestic", "organ"), (0, 0, 0, 0)),
        "labour+criminal": (0, 0, 0, 1),
        "unknown": (0, 0, 0, 1),
        "not_recorded": (0, 0, 0, 0),
    }
    assert list(breakdown("age", rows, 2026).rows) == ["adult", "child", "unknown", "not_recorded"]
    assert list(breakdown("responder", rows, 2026).rows) == [
        *("government_agency", "ngo", "police", "local_authority"),
        "not_recorded",
    ]


def test_nationalities_stand_by_how_many_and_then_by_code() -> None:
    rows = [one(nationality=code) for code in ("VN", "RO", "AL", "VN")]
    assert list(breakdown("nationality", rows, 2026).rows) == ["VN", "AL", "RO", "not_recorded"]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"police": 12, "ngo": 7}, {"police": 12, "ngo": 7}),
        ({"police": 12, "ngo": 3, "local_authority": 9}, {"police": 12, "ngo": None, "local_authority": None}),
        ({"police": 12, "ngo": 3}, None),
        ({"police": 12}, None),
        ({"police": 3}, None),
    ],
)
def test_for_the_public_a_small_number_is_hidden_and_what_would_reveal_it(
    cells: dict[str, int], shown: dict[str, int | None] | None
) -> None:
    assert public_table(cells, STANDARD) == shown


NATIONALITIES = ("RO", "VN", "AL", "GB", None)
KINDS = {"Police": "police", "Council": "local_authority"}


@pytest.mark.parametrize("seed", range(6))
def test_random_days_are_counted_as_a_naive_count_does(seed: int) -> None:
    chance, expected = random.Random(seed), Counter[tuple[str, ...]]()
    day = _many(chance, expected)
    rows = sent(day.day())
    for year in (2026, 2027):
        for name in ("responder", "age", "exploitation", "nationality"):
            for kind in ("referral", "notification"):
                table = breakdown(name, (each for each in rows if each.kind == kind), year).rows
                for code, cells in table.items():
                    for quarter, n in zip(quarters_of(year), cells, strict=True):
                        assert n == expected[kind, name, code, quarter], (kind, name, code, quarter)
    assert len(rows) == sum(n for key, n in expected.items() if key[1] == "nationality")


def _many(chance: random.Random, expected: "Counter[tuple[str, ...]]") -> ADay:
    """People of random details, each referred or notified on a random day, counted as they are entered."""
    day = an_open_centre().at("07:30")
    steps = []
    for number in range(1, 16):
        who, nationality = f"P{number:02}", chance.choice(NATIONALITIES)
        age, types = chance.choice(("adult", "child", None)), chance.choice((["forced_to_work"], ["prostitution"]))
        said = {"nationality": nationality, "age_at_exploitation": age, "adult": True}
        day.at("07:30").has(("PersonRegistered", who, {name: each for name, each in said.items() if each is not None}))
        day.at("08:10").has(("PersonDebriefStarted", who, {"by": "Police"}), ("PersonDebriefCompleted", who))
        day.has(("PotentialVictimIdentified", who, {"types": types}))
        steps.append((chance.randrange(1, 300), who, nationality, age, types))
    for days, who, nationality, age, types in sorted(steps, key=lambda each: each[0]):
        kind, by = chance.choice(("referral", "notification")), chance.choice(sorted(KINDS))
        day.at((days, "12:00"))
        if kind == "referral":
            day.has(("NrmConsentGiven", who), ("NrmReferralSubmitted", who, {"by": by}))
        else:
            day.has(("NrmConsentDeclined", who, {"reason": "family"}), ("DutyToNotifySubmitted", who))
        on = START + timedelta(days=days)
        quarter = f"{on.year} Q{[1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4][on.month - 1]}"
        expected[kind, "nationality", nationality or "not_recorded", quarter] += 1
        expected[kind, "age", age or "not_recorded", quarter] += 1
        expected[kind, "exploitation", "labour" if types == ["forced_to_work"] else "sexual", quarter] += 1
        expected[kind, "responder", KINDS[by] if kind == "referral" else "not_recorded", quarter] += 1
    return day
