"""A number is erased whatever became of it; one that nobody ever wrote anything under is unknown."""

import pytest

from domain.kernel import Refused
from tests.given import closed, people_here


def test_whoever_left_and_whoever_was_voided_or_taken_back_is_erased_all_the_same() -> None:
    assert closed().refused("PersonSealedDataErased", "P01") == ()
    day = people_here().has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}), ("RegistrationVoided", "P03"))
    day.has(("PersonRegistered", "P09"))
    day.void(str(day.recorded_events()[-1].envelope.entry))
    for number in ("P01", "P02", "P03", "P09"):
        assert day.refused("PersonSealedDataErased", number) == ()
    assert day.refused("PersonSealedDataErased", "P10") == ("unknown_person",)


def test_that_somebody_was_erased_is_never_voided_for_they_are() -> None:
    day = people_here()
    day.enter("PersonSealedDataErased", "P01", entry="gone")
    with pytest.raises(Refused) as refused:
        day.void("gone")
    assert refused.value.reasons == ("erasure_stays",)
