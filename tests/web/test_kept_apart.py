"""From whom somebody is kept apart: on the pages of both, for those alone whose it is, and through a merge."""

from collections.abc import Iterator

import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.given_texts import serving
from tests.web.test_person_page import part, shown


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with somebody for each role."""
    yield from serving(tmp_path_factory.mktemp("apart"))


def test_keep_apart_is_said_of_both_and_to_those_alone_whose_it_is(served: Running) -> None:
    day = people_here().has(("KeepApartFlagSet", "P01", {"apart_from": "P03"}), ("KeepApartFlagSet", "P04"))
    assert "From P03" in part(shown(served, day), "not for the room", "Property")
    assert "From P01" in part(shown(served, day, "P03"), "not for the room", "Property")
    assert "From everybody" in shown(served, day, "P04")
    for role in ("front_desk", "welfare", "health", "housing", "registrar"):
        assert "apart" not in shown(served, day, role=role).casefold()


def test_whoever_turned_out_to_be_somebody_else_is_kept_apart_under_the_number_that_stands(served: Running) -> None:
    day = people_here().has(("KeepApartFlagSet", "P02", {"apart_from": "P03"}))
    day.has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    assert "From P01" in part(shown(served, day, "P02"), "not for the room", "Property")
    assert "From P02" in part(shown(served, day, "P01"), "not for the room", "Property")
    day.has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}))
    assert "From P0" not in shown(served, day, "P01"), "nobody is kept apart from themselves"
