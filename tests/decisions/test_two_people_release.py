"""What goes out to the public is what was shown; where two are asked for, another releases it than prepared it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from domain.events.debrief import DebriefReportPrepared, DebriefReportPublished
from domain.events.organisations import OrganisationChanged, OrganisationRegistered
from domain.events.outcomes import OutcomesNamed, OutcomesPrepared, OutcomesPublished, PreparedOutcomesVoided
from domain.kernel import Event, Refused
from domain.outside import OUTSIDE
from domain.publications import shown_code
from projections.across import public_version
from service.codec import from_plain
from service.commands.carry_out import carry_out
from tests.given import ADay, closed, people_here

QUARTER = {"since": "2026-10-01", "until": "2026-12-31", "organisation": "Council"}


def figures(n: int = 11, issued: str = "2026-11", position: int = 9) -> str:
    return json.dumps({"measures": {"M88": {"n": n}}, "issued": issued, "position": position})


def enters(day: ADay, kind: type[Event], who: str, **fields: Any) -> str:
    """The entry under which somebody's event is stored."""
    outside = issubclass(kind, OutcomesNamed)
    held = {} if kind is PreparedOutcomesVoided else {"figures": figures()}
    plain = {"version": 1, **held, **(QUARTER if outside else {}), **fields}
    event = from_plain({"operation": OUTSIDE if outside else day.operation, **plain}, kind)
    wanted = day.entry("ObjectivesSet")
    carry_out(day.log, replace(wanted, events=[event], actor=who))
    return str(wanted.entry)


def against(day: ADay, kind: type[Event], who: str, **fields: Any) -> tuple[str, ...]:
    try:
        enters(day, kind, who, **fields)
    except Refused as refused:
        return refused.reasons
    return ()


REPORT = (DebriefReportPrepared, DebriefReportPublished, {"public": True})
TOTAL = (OutcomesPrepared, OutcomesPublished, {})
Pair = tuple[type[Event], type[Event], dict[str, Any]]
BOTH = pytest.mark.parametrize("pair", [REPORT, TOTAL], ids=["report", "outcomes"])


@BOTH
def test_who_prepared_a_version_does_not_release_it_and_somebody_else_does(pair: Pair) -> None:
    prepares, publishes, more = pair
    day, two = closed(), {**more, "second_release": True}
    assert against(day, publishes, "ann", **two) == ("not_prepared",)
    enters(day, prepares, "ann")
    assert against(day, publishes, "ann", **two) == ("prepared_by_you",)
    assert against(day, publishes, "bob", **two) == ()
    assert against(day, publishes, "bob", **two) == ("version_exists",)
    assert against(day, prepares, "bob") == ("version_exists",)


@BOTH
def test_whoever_prepared_it_last_is_the_one_who_does_not_release_it(pair: Pair) -> None:
    prepares, publishes, more = pair
    day, two = closed(), {**more, "second_release": True}
    enters(day, prepares, "ann")
    enters(day, prepares, "bob")
    assert against(day, publishes, "bob", **two) == ("prepared_by_you",)
    assert against(day, publishes, "ann", **two) == ()


@BOTH
def test_what_changed_since_it_was_prepared_is_not_released(pair: Pair) -> None:
    prepares, publishes, more = pair
    day, two = closed(), {**more, "second_release": True}
    enters(day, prepares, "ann")
    assert against(day, publishes, "bob", figures=figures(12), **two) == ("changed_since_prepared",)
    assert against(day, publishes, "ann", figures=figures(12), **two) == ("prepared_by_you", "changed_since_prepared")
    assert against(day, publishes, "bob", figures=figures(issued="2026-12", position=12), **two) == ()


@BOTH
def test_one_person_publishes_where_nobody_asks_for_two(pair: Pair) -> None:
    _, publishes, more = pair
    assert against(closed(), publishes, "ann", **more) == ()


@BOTH
def test_nothing_goes_out_that_is_not_what_was_shown(pair: Pair) -> None:
    prepares, publishes, more = pair
    day, shown = closed(), shown_code(figures())
    for kind, fields in ((prepares, {}), (publishes, more)):
        for other in (figures(12), figures(issued="2026-12")):
            assert against(day, kind, "ann", seen=shown, figures=other, **fields) == ("not_as_seen",)
        assert against(day, kind, "ann", seen=shown, figures=figures(position=10), **fields) == ()


def test_a_preparation_that_was_voided_waits_no_more() -> None:
    day = closed()
    entry = enters(day, DebriefReportPrepared, "ann")
    day.void(entry)
    reasons = against(day, DebriefReportPublished, "bob", public=True, second_release=True)
    assert reasons == ("not_prepared",)


def test_a_preparation_that_was_released_since_is_not_voided_until_what_it_became_is_withdrawn() -> None:
    day = closed()
    entry = enters(day, DebriefReportPrepared, "ann")
    enters(day, DebriefReportPublished, "bob", version=1)
    out = enters(day, DebriefReportPublished, "bob", public=True, second_release=True)
    with pytest.raises(Refused, match="released_since"):
        day.void(entry)
    day.void(out)
    day.void(entry)


def test_a_preparation_is_voided_where_another_version_is_public() -> None:
    day = closed()
    enters(day, DebriefReportPublished, "bob", public=True)
    day.void(enters(day, DebriefReportPrepared, "ann", version=2))


def test_prepared_outcomes_are_taken_back_by_anybody_who_may_publish_and_wait_no_more() -> None:
    day, two = closed(), {"second_release": True}
    assert against(day, PreparedOutcomesVoided, "bob") == ("not_waiting",)
    enters(day, OutcomesPrepared, "ann")
    assert against(day, PreparedOutcomesVoided, "bob", version=2) == ("not_waiting",)
    assert against(day, PreparedOutcomesVoided, "bob", since="2026-07-01") == ("not_waiting",)
    assert against(day, PreparedOutcomesVoided, "bob") == ()
    assert against(day, PreparedOutcomesVoided, "ann") == ("not_waiting",)
    assert against(day, OutcomesPublished, "bob", **two) == ("not_prepared",)


def test_prepared_outcomes_that_were_taken_back_are_prepared_anew_under_the_same_number_until_they_are_out() -> None:
    day, two = closed(), {"second_release": True}
    enters(day, OutcomesPrepared, "ann")
    enters(day, PreparedOutcomesVoided, "ann")
    enters(day, OutcomesPrepared, "bob", figures=figures(12))
    assert against(day, OutcomesPublished, "ann", figures=figures(12), **two) == ()
    assert against(day, PreparedOutcomesVoided, "ann") == ("version_exists",)


def test_outcomes_are_numbered_by_their_own_period_and_organisation() -> None:
    day = closed()
    enters(day, OutcomesPublished, "ann")
    assert against(day, OutcomesPublished, "ann", since="2026-07-01", until="2026-09-30") == ()
    assert against(day, OutcomesPublished, "ann", organisation="Another council") == ()
    assert against(day, OutcomesPublished, "ann", organisation="COUNCIL") == ("version_exists",)
    assert against(day, OutcomesPublished, "ann", version=2) == ()


@pytest.mark.parametrize("kind", [OutcomesPrepared, OutcomesPublished])
@pytest.mark.parametrize(
    ("since", "until", "reasons"),
    [
        ("2026-07-01", "2026-12-31", ("overlaps_published",)),
        ("2026-10-01", "2027-03-31", ("overlaps_published",)),
        ("2026-07-01", "2027-03-31", ("overlaps_published",)),
        ("2026-07-01", "2026-09-30", ()),
        ("2027-01-01", "2027-03-31", ()),
    ],
)
def test_no_outcomes_go_out_that_overlap_public_ones_in_part(
    kind: type[Event], since: str, until: str, reasons: tuple[str, ...]
) -> None:
    day = closed()
    enters(day, OutcomesPrepared, "ann", since="2026-07-01", until="2027-03-31")  # what only waits bars nothing
    enters(day, OutcomesPublished, "ann")
    enters(day, OutcomesPublished, "ann", since="2024-01-01", until="2024-12-31")
    assert against(day, kind, "ann", since=since, until=until) == reasons
    assert against(day, kind, "ann", since=since, until=until, organisation="Another council") == ()
    assert against(day, kind, "ann", version=2) == ()
    assert against(day, kind, "ann", since="2024-04-01", until="2024-06-30") == ("overlaps_published",)


@pytest.mark.parametrize("kind", [OutcomesPrepared, OutcomesPublished])
@pytest.mark.parametrize(("since", "until"), [("2026-10-02", "2026-12-31"), ("2026-10-01", "2026-11-30")])
def test_public_outcomes_cover_whole_quarters(kind: type[Event], since: str, until: str) -> None:
    assert against(closed(), kind, "ann", since=since, until=until) == ("not_whole_quarters",)


def test_a_change_of_an_organisation_that_does_not_say_so_leaves_two_people_asked_for() -> None:
    day = closed()

    def says(kind: type[Event], **fields: Any) -> bool | None:
        event = from_plain({"operation": "", "name": "Kent County Council", "kind": "council", **fields}, kind)
        stored = carry_out(day.log, replace(day.entry("ObjectivesSet"), events=[event])).events[0]
        asked: bool | None = getattr(stored, "second_release")  # noqa: B009  (of either kind)
        return asked

    assert says(OrganisationRegistered) is None
    assert says(OrganisationChanged, second_release=True) is True
    assert says(OrganisationChanged) is True
    assert says(OrganisationChanged, second_release=False) is False


def test_a_version_says_the_same_after_it_was_prepared_however_long_the_centre_stays_open() -> None:
    day = people_here()
    before = public_version(day.day())
    day.at((9, "12:00"))
    enters(day, DebriefReportPrepared, "ann")
    assert public_version(day.day()) == before
    day.has("ObjectivesSet")
    assert public_version(day.day()) != before
