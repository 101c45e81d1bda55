"""Plans at random: more people than were expected only ever add gaps of number, and change nothing else."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projections.given_plan import a_whole_plan, gaps_of

NUMBERS = {"beds_short", "interpreters_short"}
LANGUAGES = st.sampled_from(("ro", "bg", "sq", "en"))
PEOPLE = st.none() | st.integers(0, 30)
EXPECTED = st.tuples(
    st.just("LanguageExpected"), st.just("op"), st.fixed_dictionaries({"language": LANGUAGES, "people": PEOPLE})
)
BOOKED = st.tuples(
    st.just("InterpretersBooked"),
    st.just("op"),
    st.fixed_dictionaries({"language": LANGUAGES, "on_site": st.none() | st.integers(0, 6)}),
)
VENUES = st.tuples(
    st.just("VenueBooked"),
    st.just("op"),
    st.fixed_dictionaries({"centre": st.sampled_from(("C1", "C2")), "beds": PEOPLE, "nights": st.integers(0, 6)}),
)
STEPS: st.SearchStrategy[list[tuple[str, str, dict[str, Any]]]] = st.lists(
    st.one_of(EXPECTED, BOOKED, VENUES), max_size=8
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.sets(st.sampled_from(["risk", "venue", "language", "interpreters", "hours", "keys", "contact"])))
def test_forty_people_instead_of_twenty_only_add_gaps_of_number(steps: list[Any], without: set[str]) -> None:
    day = a_whole_plan(without).has(*steps)
    twenty = set(gaps_of(day))
    forty = set(gaps_of(day.has(("ExpectedNumberRevised", "op", {"expected": 40}))))
    assert twenty <= forty
    assert {each.code for each in forty - twenty} <= NUMBERS
