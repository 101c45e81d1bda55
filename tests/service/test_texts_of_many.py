"""The texts of many entries at once are those of each entry by itself, whatever was corrected and voided since."""

import pytest

from service.access.sealed import texts_of, texts_of_all
from service.access.table import AUDIENCE
from tests.given import ADay, people_here


def corrected_again_and_again() -> ADay:
    day = people_here()
    for entry in ("once", "twice", "back", "voided", "never"):
        day.has(
            ("PersonMissingReported", "P01", {"entry": entry, "last_seen": f"seen {entry}"}), ("PersonFound", "P01")
        )
    day.correct("once", last_seen="at the door")
    day.correct("twice", last_seen="at the door")
    day.correct("twice", last_seen="in the hall")
    day.void(day.correct("back", last_seen="upstairs"))
    day.void("voided")
    return day


@pytest.mark.parametrize("role", ["coordinator", "manager", "front_desk", "analyst"])
def test_each_text_is_the_one_that_counts_and_names_who_said_so(role: str) -> None:
    state, seen_by = corrected_again_and_again().day(), AUDIENCE[role]
    alone = [text for each in state.entries for text in texts_of(state, each.position, seen_by)]
    assert list(texts_of_all(state, state.entries, seen_by)) == alone


def test_a_coordinator_opens_what_was_said_of_four_who_were_missing() -> None:
    state = corrected_again_and_again().day()
    every = list(texts_of_all(state, state.entries, AUDIENCE["coordinator"]))
    written = [text for text in every if text.field == "last_seen" and text.reference]
    assert [text.version == text.position for text in written] == [False, False, True, True]
