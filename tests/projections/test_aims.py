"""The aims as sentences, and what the partners made of each afterwards."""

import pytest

from projections.views.aims import FIELDS, aims_in, judged
from tests.given import closed


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("", []),
        ("Make people safe.\n\nObtain evidence.", ["Make people safe.", "Obtain evidence."]),
        ("1. Make people safe.\n2) Obtain evidence.\nShown by: talks.", ["Make people safe.", "Obtain evidence."]),
        ("\n".join("abcdefg"), list("abcde")),
    ],
)
def test_an_aim_is_a_line_or_a_numbered_line_where_any_is(text: str, aims: list[str]) -> None:
    assert aims_in(text) == aims
    assert len(aims) <= len(FIELDS)


def test_what_a_later_debrief_says_of_an_aim_counts_and_what_it_leaves_out_stays() -> None:
    day = closed().has(("StructuredDebriefHeld", "op", {"aim_1": "partly", "aim_3": "not_met"}))
    assert judged(day.day()) == {1: "partly", 3: "not_met"}
    day.has(("StructuredDebriefHeld", "op", {"aim_1": "met"}))
    assert judged(day.day()) == {1: "met", 3: "not_met"}
    assert judged(closed().has("StructuredDebriefHeld").day()) == {}
