"""How high a risk is: how likely times how severe, in three levels."""

import pytest

from domain.assessing import risk_level


@pytest.mark.parametrize(
    ("likelihood", "severity", "level"),
    [(1, 1, "low"), (1, 5, "low"), (2, 3, "medium"), (2, 7, "medium"), (3, 5, "high"), (5, 5, "high")],
)
def test_a_risk_is_as_high_as_likely_times_severe(likelihood: int, severity: int, level: str) -> None:
    assert risk_level(likelihood, severity) == level
