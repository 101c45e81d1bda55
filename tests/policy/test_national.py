"""What is said of the whole country, beside one operation or many."""

from domain.policy.national import NATIONAL


def test_each_national_figure_says_its_period_and_where_it_was_published() -> None:
    assert [(each.of, each.period, each.n) for each in NATIONAL] == [
        ("referrals", "2024", 19_125),
        ("notifications", "2024", 5_598),
        ("referrals", "2025 Q4", 6_021),
    ]
    assert {each.source.split("/government/")[0].removeprefix("https://www.") for each in NATIONAL} <= {
        "https://gov.uk",
        "gov.uk",
    }


def test_nationalities_are_the_first_three_in_per_cent_of_all() -> None:
    for each in NATIONAL:
        shares = [share for _, share in each.nationality]
        assert len(shares) in (0, 3)
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) <= 100
