"""The load model: its laws, the day that it is taken from, and a page that says what it says."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bench.load import BEGIN, PAGE, filled
from bench.load_costs import KEYS, Costs, costs_kept
from bench.load_given import ONE, ONE_FILE, TEN, Centre, Machines, reference
from bench.load_model import CONNECTIONS, Share, kept_views, shares
from bench.load_most import first, most, needed
from bench.load_tables import tables

ROOT = Path(__file__).parents[2]
MEASURED = costs_kept()
SETUPS = some.sampled_from([ONE_FILE, ONE, TEN])
CENTRES = some.integers(1, 2_000)
"""Centres at once."""


@some.composite
def costs(draw: some.DrawFn) -> Costs:
    """Costs of a machine that is up to four times as slow, or as quick, in each; taking in is part of an entry."""
    times = {each.name: draw(some.floats(0.25, 4.0)) for each in fields(Costs)}
    made = Costs(**{name: getattr(MEASURED, name) * times[name] for name in times})
    return replace(made, follow=min(made.follow, made.entry_postgres))


@given(costs(), SETUPS, CENTRES, some.integers(0, 2_000))
def test_more_centres_are_never_less_load(costs: Costs, on: Machines, centres: int, more: int) -> None:
    few, many = shares(centres, on, costs, Centre()), shares(centres + more, on, costs, Centre())
    assert [each.what for each in few] == [each.what for each in many]
    assert all(less.used <= same.used for less, same in zip(few, many, strict=True))


@given(costs(), some.integers(1, 12), some.integers(1, 12))
def test_more_machines_never_carry_less(costs: Costs, machines: int, more: int) -> None:
    roomy = replace(TEN, beside=10_000)  # the database's memory bounds processes, not centres
    few, many = (replace(roomy, machines=number) for number in (machines, machines + more))
    carried = [most(lambda n, on=on: shares(n, on, costs, Centre()))[0] for on in (few, many)]  # type: ignore[misc]
    assert carried[0] <= carried[1]


@given(costs(), SETUPS, CENTRES)
def test_what_breaks_first_has_the_greatest_share(costs: Costs, on: Machines, centres: int) -> None:
    found = shares(centres, on, costs, Centre())
    assert first(found).of_it == max(each.used / each.limit for each in found)


@given(costs(), SETUPS)
def test_what_is_carried_is_the_most_that_breaks_nothing(costs: Costs, on: Machines) -> None:
    carries, breaks = most(lambda centres: shares(centres, on, costs, Centre()))
    assert not carries or first(shares(carries, on, costs, Centre())).of_it <= 1
    assert breaks.of_it > 1
    assert breaks == first(shares(carries + 1, on, costs, Centre()))


@given(some.integers(1, 500), some.integers(1, 8), some.integers(0, 100))
def test_a_view_is_drawn_by_no_more_processes_than_have_a_screen_of_it(processes: int, views: int, more: int) -> None:
    centre = replace(Centre(), views=views, screens=views + more)
    assert views - 1e-9 <= kept_views(centre, processes) <= min(centre.screens, views * processes) + 1e-9


def test_one_centre_by_hand() -> None:
    costs = Costs(**dict.fromkeys(KEYS, 0.0) | {"entry": 10.0, "draw": 2.0, "send": 0.1, "page": 5.0, "events": 1.0})
    centre = Centre(people=10, entries=36.0, burst=1.0, screens=4, views=2, pages=2.0, opened=0.0)
    found = {each.what: each for each in shares(1, ONE_FILE, costs, centre)}
    a_second = 10 * 36 / 3600  # entries
    drawn = a_second * 2 + 2 / 20
    expected = (a_second * 10 + drawn * 2 + a_second * 4 * 0.1 + a_second * 2 * 5) / 1000
    assert found["processor"].used == pytest.approx(expected)
    assert found["open files"] == Share("open files", 4, 65_536, "screens of a process")


def test_a_country_needs_the_fewest_machines_that_carry_it() -> None:
    found = needed(100, TEN, MEASURED, Centre())
    assert found is None or first(shares(100, found, MEASURED, Centre())).of_it <= 1
    hopeless = replace(MEASURED, appends=0.001)
    assert needed(100, TEN, hopeless, Centre()) is None


def test_the_centre_is_that_of_the_reference_day() -> None:
    assert reference() == (11, pytest.approx(29 / 11), pytest.approx(8 * 12 / 29))


def test_the_model_and_the_pages_say_the_same_of_limits() -> None:
    assert f"{CONNECTIONS} connections" in (ROOT / "docs" / "operating" / "postgresql.md").read_text(encoding="utf-8")
    for unit in ("firstlight.service", "firstlight@.service"):
        assert "LimitNOFILE=65536" in (ROOT / "deploy" / "systemd" / unit).read_text(encoding="utf-8")


def test_the_page_is_what_the_command_makes_of_the_figures() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert BEGIN in page
    assert page == filled(page, tables()), "run `make bench WHAT=load`"
