"""Given large numbers, what the public must not learn of everybody at once: "all of them went back"."""

import pytest

from projections.disclosure import PUBLISHED, public_report
from projections.disclosure.policy import GROUPS, OTHERS
from projections.measures import MEASURES
from tests.projections.test_disclosure import HIDDEN, Cells, cells, figures
from tests.projections.test_disclosure_beside import total

BACK = "return_to_exploiter"


@pytest.mark.parametrize(
    "went",
    [
        {BACK: 11, "missing": 1},
        {BACK: 6, "missing": 6},
        {BACK: 12},
        {"safe_accommodation": 12},
        {"safe_accommodation": 11, "hospital": 1},
    ],
    ids=["both hidden", "both shown", "one label", "one good label", "hidden, one of them good"],
)
def test_where_everybody_went_is_told_by_no_label_and_by_no_number(went: Cells) -> None:
    """Good and bad look the same: were only the bad left out, then leaving them out would say so."""
    assert public_report(figures(12, 0, went=went))["M07"] == {"n": 12, "of": 12}


def test_people_of_whom_nothing_is_recorded_protect_nobody() -> None:
    said = public_report(figures(30, 0, went={BACK: 8, "missing": 7, "not_recorded": 9}))["M07"]
    assert said == {"n": 15, "of": 24, "not_recorded": 9}
    assert public_report(figures(20, 0, sex={"male": 9, "not_recorded": 11}))["M88"] == {"n": 20}
    assert public_report(figures(20, 0, sex={"male": 6, "female": 3, "not_recorded": 11}))["M88"] == {"n": 20}


def test_where_nothing_is_recorded_of_anybody_that_is_said() -> None:
    assert cells(public_report(figures(20, 0, sex={"not_recorded": 20})), "M88") == {"not_recorded": 20}


def test_a_breakdown_that_shows_somebody_elsewhere_stays() -> None:
    report = public_report(figures(40, 0, went={"safe_accommodation": 12, BACK: 7, "missing": 2}))
    assert cells(report, "M07") == {"safe_accommodation": 12, BACK: None, "missing": None}


def test_services_of_one_agency_tell_of_nobody() -> None:
    report = public_report(figures(20, 0, services={"Police": 20}))
    assert cells(report, "M09a") == {"Police": 20}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            {"safe_accommodation": 25, "friends_or_family": 25},
            {"safe_accommodation": 25, "friends_or_family": None, BACK: None, "missing": None},
        ),
        ({"safe_accommodation": 25, BACK: 25, "missing": 25}, None),
    ],
    ids=["some may have gone elsewhere", "nothing would be left"],
)
def test_what_is_left_of_a_total_does_not_tell_it_of_an_operation_that_was_silent(
    other: Cells, said: Cells | None
) -> None:
    operations = [figures(12, 0, went={BACK: 6, "missing": 6}), figures(90, 0, went=other)]
    parts = [public_report(each) for each in operations]
    report = public_report(total(*operations), parts=parts)["M07"]
    assert report.get("breakdowns", {"destination": None}) == {"destination": said}


def test_a_new_version_does_not_tell_that_all_who_left_since_went_back() -> None:
    first = public_report(figures(40, 0, went={"safe_accommodation": 10, BACK: 10}))
    second = public_report(figures(40, 0, went={"safe_accommodation": 10, BACK: 17}), before=[first])
    assert (cells(first, "M07"), second["M07"]) == ({BACK: 10, "safe_accommodation": 10}, {"n": 27, "of": 27})
    third = public_report(figures(40, 0, went={"safe_accommodation": 17, BACK: 17}), before=[first, second])
    assert cells(third, "M07") == {BACK: 17, "safe_accommodation": 17}


def test_that_nobody_agreed_to_a_referral_is_not_told() -> None:
    report = public_report(figures(20, 10, referred=0, notified=10, discharged=10))
    assert report["M05"] == report["M06"] == HIDDEN
    assert public_report(figures(30, 20, referred=10, notified=10, discharged=20))["M05"] == {"n": 10}


def test_no_other_published_figure_tells_of_the_same_people() -> None:
    """M26 (left to go back), M33 (missing) and M08 (destination known) would tell what M07 leaves out."""
    assert not {"M08", "M26", "M33"} & PUBLISHED
    assert not {each for names in OTHERS.values() for each in names} & {"destination", "sex", "age_now"}
    assert GROUPS.keys() == {"M03", "M07", "M88"} <= MEASURES.keys()
