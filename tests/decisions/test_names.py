"""Names of organisations: one spelling by which they are compared, and the first that was written stands."""

from domain.names import first_spelling, same_name


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
