"""Referrals and notifications in the breakdowns that the Home Office publishes, so that they stand side by side.

By the local day on which each was sent, whichever operation it came of; the age is that at exploitation, organ removal
stands apart from criminal exploitation, and each combination of types is a type of its own (FACTS 1.8).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from domain.kernel import RecordedEvent
from domain.policy.small_numbers import Thresholds
from projections.disclosure import public_report
from projections.local_time import local_date, quarter_of
from projections.measures import Measure
from projections.measures.measure import NOT_RECORDED
from projections.measures.outcomes import referred, victims
from projections.measures.profile import kind_of_referrer
from projections.operation.person import Person
from projections.operation.state import OperationState

TYPES = ("labour", "sexual", "criminal", "domestic", "organ")
"""The types of exploitation, in the order of the published tables."""
TYPE_OF: Mapping[str, str | None] = {
    "forced_to_work": "labour",
    "wages_taken": "labour",
    "forced_to_commit_fraud": "labour",
    "prostitution": "sexual",
    "child_exploitation": "sexual",
    "taken_somewhere": "sexual",
    "forced_to_commit_crime": "criminal",
    "organs_removed": "organ",
    "unpaid_household_work": "domestic",
    "other": None,
}
"""What the referral form asks, by the type under which it stands there; "other" alone is of no type."""
UNKNOWN = "unknown"
"""Recorded, and not specified: what the published tables call "not specified or unknown"."""
IN_ORDER: Mapping[str, tuple[str, ...]] = {
    "kind": ("referral", "notification"),
    "responder": ("government_agency", "ngo", "police", "local_authority"),
    "age": ("adult", "child", UNKNOWN),
    "exploitation": TYPES,
    "nationality": (),
}
"""The tables, each with the categories that always have a row, in the published order."""


class Sent(NamedTuple):
    """A referral, or a notification, as the published tables have it.

    `counts_once`: the first of somebody identified, so that it is one of the people referred that M04 counts.
    """

    kind: str
    on: date
    responder: str
    age: str
    exploitation: str
    nationality: str
    counts_once: bool = False


def sent(state: OperationState) -> list[Sent]:
    """What an operation sent, referrals first."""
    identified = victims(state)
    made = [
        _sent("referral", person, each, person in identified and each is person.referrals[0])
        for person in referred(state)
        for each in person.referrals
    ]
    notified = [(person, person.notified) for person in state.registered]
    return [*made, *(_sent("notification", person, each, False) for person, each in notified if each)]


def _sent(kind: str, person: Person, recorded: RecordedEvent, once: bool) -> Sent:
    responder = kind_of_referrer(recorded.event) if kind == "referral" else None
    age = UNKNOWN if person.age_at_exploitation == "uncertain" else person.age_at_exploitation
    return Sent(
        kind,
        local_date(recorded.at),
        responder or NOT_RECORDED,
        age or NOT_RECORDED,
        exploitation_of(person.exploitation) or NOT_RECORDED,
        person.nationality or NOT_RECORDED,
        once,
    )


def exploitation_of(said: Iterable[str]) -> str | None:
    """The types of what was recorded of a person, as one label: "labour+criminal"; None where nothing was."""
    codes = set(said)
    found = {TYPE_OF[code] for code in codes}
    return "+".join(each for each in TYPES if each in found) or (UNKNOWN if codes else None)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table: each category with its number quarter by quarter. What was not recorded is always there, and last."""

    name: str
    rows: Mapping[str, tuple[int, ...]]


def quarters_of(year: int) -> tuple[str, ...]:
    """The quarters of a calendar year, as the national tables have them."""
    return tuple(quarter_of(date(year, month, 1)) for month in (1, 4, 7, 10))


def breakdown(name: str, rows: Iterable[Sent], year: int) -> Breakdown:
    """How many were sent in each quarter of a year, by one of their details."""
    counted: dict[str, Counter[str]] = {}
    for each in rows:
        counted.setdefault(getattr(each, name), Counter())[quarter_of(each.on)] += 1
    quarters = quarters_of(year)
    made = {code: tuple(counted.get(code, Counter())[quarter] for quarter in quarters) for code in _rows(name, counted)}
    return Breakdown(name, made)


def _rows(name: str, counted: Mapping[str, Counter[str]]) -> list[str]:
    """The categories of a table: the published ones, then what else there is, the most frequent first."""
    first = [*IN_ORDER[name]]
    others = [code for code in counted if code not in {*first, UNKNOWN, NOT_RECORDED}]
    others.sort(key=lambda code: (-counted[code].total(), code))
    last = [UNKNOWN] if UNKNOWN in counted and UNKNOWN not in first else []
    return [*first, *others, *last, NOT_RECORDED]


def public_table(cells: Mapping[str, int], thresholds: Thresholds) -> Mapping[str, int | None] | None:
    """A table of people with small numbers hidden (None), and what would reveal them; None where none may stand.

    It is held to the rules of any public breakdown of people: to those of M88, whose cells add up to a number shown.
    """
    figure = Measure(sum(cells.values()), breakdowns={"sex": cells})
    shown = public_report({"M88": figure}, thresholds=thresholds)["M88"].get("breakdowns", {})
    assert isinstance(shown, Mapping)
    return shown.get("sex")
