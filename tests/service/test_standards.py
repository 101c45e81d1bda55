"""A nationality or a language is one code, in whatever words and spelling it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.declaration import declared
from domain.events.arrivals import PersonRegistered
from domain.kernel import EVENTS
from domain.texts import Language, Nationality
from domain.vocabulary import LANGUAGES, NATIONALITIES
from service.commands.malformed import Malformed
from service.commands.references import completed
from service.standards import languages, nationalities
from service.standards.understood import STANDARDS, code_of, near
from web.wording import label
from web.wording.breakdowns import named

FIELDS = declared(PersonRegistered)
SPELLINGS: dict[str, list[str]] = {
    "RO": ["Romanian", "romania", "română", "romana", "RO", "ro", " Ro ", "România", "ROMANIA", "Rumanian"],
    "VN": ["Vietnamese", "Viet Nam", "vietnam", "Việt Nam"],
    "GB": ["British", "UK", "U.K.", "English", "Welsh", "United Kingdom"],
    "XK": ["Kosovo", "Kosovan", "xk"],
    "CI": ["Ivory Coast", "Côte d'Ivoire", "cote d ivoire", "Ivorian"],
    "BA": ["Bosnia & Herzegovina", "bosnia and herzegovina", "Bosnian"],
    "CD": ["DR Congo", "cd"],
    "stateless": ["Stateless", "no nationality", "STATELESS"],
    "refused": ["refused", "Refused", "would not say"],
    "not_known": ["not_known", "not known", "unknown"],
}
SPOKEN: dict[str, list[str]] = {
    "ro": ["ro", "RO", "ro ", "Romanian", "română", "romana", "rum", "ron", "Moldovan", "limba română"],
    "sq": ["Albanian", "shqip", "ALB", "sqi"],
    "vi": ["Vietnamese", "tiếng Việt", "VI"],
    "kmr": ["Kurmanji", "Northern Kurdish", "kmr"],
    "ckb": ["Sorani", "Kurdish (Sorani)"],
    "prs": ["Dari", "prs"],
    "cmn": ["Mandarin"],
    "zh": ["Chinese", "中文"],
    "ti": ["Tigrinya", "tigrigna", "ትግርኛ"],
    "bfi": ["BSL", "British Sign Language"],
    "rom": ["Romani", "Romany"],
    "ga": ["ga", "Irish"],
    "gaa": ["Ga", "gaa"],
}
NOT_UNDERSTOOD = ["", "xx", "ZZ", "Martian", "Maria Popescu", "Polish (somebody)", "Romanian, from Cluj", "+1+1"]


@pytest.mark.parametrize(("code", "said"), [(code, said) for code, every in SPELLINGS.items() for said in every])
def test_a_nationality_is_one_code_however_it_is_said(code: str, said: str) -> None:
    assert code_of(FIELDS["nationality"], said) == code


@pytest.mark.parametrize(("code", "said"), [(code, said) for code, every in SPOKEN.items() for said in every])
def test_a_language_is_one_code_however_it_is_said(code: str, said: str) -> None:
    assert code_of(FIELDS["language"], said) == code


@pytest.mark.parametrize("said", [*NOT_UNDERSTOOD, "Congolese", "Albania, perhaps"])
def test_what_is_not_plain_is_not_guessed(said: str) -> None:
    assert code_of(FIELDS["nationality"], said) is None
    assert code_of(FIELDS["language"], said) is None


@given(st.text(max_size=80))
def test_whatever_is_typed_gives_a_code_of_the_standard_or_none(text: str) -> None:
    for name in ("nationality", "language"):
        field = FIELDS[name]
        code = code_of(field, text)
        assert code is None or code in {*STANDARDS[field.kind].names(), "refused", "not_known"}
        assert code is None or code_of(field, code) == code


def test_every_code_of_a_standard_is_itself() -> None:
    assert [code for code in nationalities.names() if nationalities.code_of(code) != code] == []
    assert [code for code in languages.names() if languages.code_of(code) != code] == []
    assert {"XK", "stateless", "RO"} <= set(nationalities.names())
    assert set(NATIONALITIES.codes) <= set(nationalities.names())
    assert set(LANGUAGES.codes) <= set(languages.names())


def test_a_word_of_two_countries_offers_both() -> None:
    assert near(FIELDS["nationality"], "Congolese") == ["Congo - Kinshasa", "Congo - Brazzaville"]
    assert near(FIELDS["nationality"], "Romnian")[0] == "Romanian"
    assert near(FIELDS["language"], "Albnian")[0] == "Albanian"


@pytest.mark.parametrize("value", ["Martian", "", 7, True, ["RO"]])
@pytest.mark.parametrize("name", ["nationality", "second_nationality", "language", "leaflet_language"])
def test_what_is_not_understood_is_said_beside_its_field(name: str, value: object) -> None:
    with pytest.raises(Malformed) as wrong:
        completed(PersonRegistered, "op-1", {"person": "P01", name: value})
    assert wrong.value.problems[0][0] == name


def test_near_names_are_offered_and_an_answer_is_none_where_nobody_asked_for_one() -> None:
    with pytest.raises(Malformed, match=r"Did you mean Romanian"):
        completed(PersonRegistered, "op-1", {"nationality": "Romnian"})
    with pytest.raises(Malformed, match="Write a language, such as Romanian"):
        completed(EVENTS["InterpretersBooked"], "op-1", {"language": "refused"})


def test_a_code_reads_as_its_english_name() -> None:
    assert (label(Nationality("RO")), label(Language("kmr"))) == ("Romanian", "Northern Kurdish")
    assert (label(Language("uk")), label("uk")) == ("Ukrainian", "United Kingdom")
    assert (named("GB", "nationality"), named("pl", "language")) == ("British", "Polish")
    assert (named("not_recorded", "nationality"), label(Nationality("refused"))) == ("Not recorded", "refused")
    assert label(Nationality("Ruritanian")) == "Ruritanian"
