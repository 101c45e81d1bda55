"""Names of organisations: one spelling by which they are compared, and the first that was written stands."""

from datetime import UTC, datetime

import pytest

from domain.kernel import EVENTS
from domain.names import first_spelling, same_name
from domain.reading import clean, is_a_name, on_one_line, read_fields

NOW = datetime(2026, 10, 13, 12, tzinfo=UTC)


def test_capitals_and_blanks_make_no_other_organisation() -> None:
    assert same_name("British Red Cross", "  british  RED cross ")
    assert not same_name("British Red Cross", "British Blue Cross")


def test_what_nobody_sees_makes_no_other_organisation_and_what_joins_letters_stays() -> None:
    for unseen in "\u00ad\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff":
        assert same_name("Police", f"{unseen}Pol{unseen}ice{unseen}"), hex(ord(unseen))
        assert first_spelling(f"Night{unseen} Shelter", ["Police"]) == "Night Shelter"
    assert first_spelling("می\u200cخواهم", []) == "می\u200cخواهم"


def test_the_first_spelling_stands_and_a_new_name_is_squeezed() -> None:
    known = ["Police", "British Red Cross", "BRITISH RED CROSS"]
    assert first_spelling("british red cross", known) == "British Red Cross"
    assert first_spelling("  Night   Shelter ", known) == "Night Shelter"


def test_a_new_line_is_one_however_it_is_written_and_nothing_turns_letters_round() -> None:
    assert clean("a\u2028b\u2029c\x85d") == "a\nb\nc\nd"
    assert clean("RED \u202edetacav\u202c") == "RED detacav"


def test_a_code_name_stands_on_one_line() -> None:
    made, _ = read_fields(EVENTS["OperationProposed"], {"name": "  RED\u2028FOX\tTWO\n"}, NOW)
    assert made["name"] == "RED FOX TWO"


@pytest.mark.parametrize(
    ("event", "field"),
    [("PartnerInvited", "partner"), ("OrganisationRegistered", "name"), ("DisruptionInterventionRecorded", "agency")],
)
def test_the_name_of_an_organisation_has_letters_of_one_alphabet_in_a_word(event: str, field: str) -> None:
    _, ((wrong, words),) = read_fields(EVENTS[event], {field: "P\u043elice"}, NOW)
    assert (wrong, words) == (field, "Write it again: a word of it mixes letters of two alphabets")
    for name in ("Zo\u00eb's House", "\u041f\u043e\u043b\u0438\u0446\u0438\u044f Police", "Caf\u00e9 1\u00bd"):
        assert not read_fields(EVENTS[event], {field: name}, NOW)[1]


@pytest.mark.parametrize("odd", ["", " ", "a\nb", "a\u200bb", "a ", "\u0430na", "a" * 81, "\ud800"])
def test_what_nobody_can_see_or_tell_apart_is_no_name(odd: str) -> None:
    assert is_a_name("Zo\u00eb")
    assert not is_a_name(odd)


@pytest.mark.parametrize("odd", ["a\nb", "a\tb", "a\r\nb", "a\u2028b", "\ud800"])
def test_what_stands_on_several_lines_or_is_no_text_does_not_stand_on_one_line(odd: str) -> None:
    assert on_one_line(" Zo\u00eb's tablet")
    assert not on_one_line(odd)
