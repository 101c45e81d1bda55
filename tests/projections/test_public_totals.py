"""What the public is told of one operation."""

import pytest

from projections.across.public_totals import public_texts, public_version, published_measures
from projections.measures import MEASURES
from tests.given import closed


def test_a_public_version_holds_small_numbers_of_people_back() -> None:
    day = closed().day()
    assert MEASURES["M88"](day).n == 4
    assert public_version(day)["M88"] == {"n": None, "suppressed": True}
    assert public_texts(day) == ()


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ('{"measures": {"M88": {"n": 14}}}', {"M88": {"n": 14}}),
        ('{"measures": 3}', {}),
        ('{"figures": {}}', {}),
        ("[]", {}),
    ],
)
def test_what_was_published_is_read_back_and_holds_nothing_where_it_has_no_figures(text: str, holds: object) -> None:
    assert published_measures(text) == holds
