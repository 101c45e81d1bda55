"""A sealed field that nobody can open is a text that is lost: each has its readers, its question and a page."""

import pytest

from domain.declaration import fields_of
from domain.kernel import EVENTS
from domain.words import Agency, PersonId, Sealed
from service.access.access import Viewer
from service.access.meant import meant_for
from service.access.sealed import SealedText
from service.access.table import AUDIENCE
from service.access.visibility import reads
from tests.decisions.examples import EXAMPLES
from web.wording import question

FIELDS = [(name, each.name) for name, kind in EVENTS.items() for each in fields_of(kind, Sealed)]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_sealed_field_has_readers_and_is_asked_in_words(name: str, field: str) -> None:
    readers = [role for role, seen in AUDIENCE.items() if reads(seen, name, field)]
    assert set(readers) - {"operator"}, f"nobody reads {field} of {name}: service/access/rows/"
    assert "wall" not in readers, f"{field} of {name} would stand on a wall: narrow it in service/access/rows/"
    assert question(name, field), f"say what {field} of {name} is in web/wording/fields.py"


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_sealed_field_is_one_text_and_its_story_is_told(name: str, field: str) -> None:
    """The page of an entry finds single texts by their type; tests/web/test_sealed_texts.py opens each of them."""
    declared = next(each for each in fields_of(EVENTS[name], Sealed) if each.name == field)
    assert not declared.many, f"{field} of {name} holds several texts: service/access/sealed.py opens one"
    elsewhere = {"EntryVoided", "EntryCorrected", "OrganisationRegistered", "OrganisationChanged", "RightsTextWritten"}
    elsewhere |= {"VenueListed", "ContactListed"}
    assert name in {*EXAMPLES, *elsewhere}, f"give {name} an example in tests/decisions/examples.py"


def test_a_text_that_says_whom_it_is_for_is_for_them_alone() -> None:
    named = [
        name for name, kind in EVENTS.items() if "to" in {each.name for each in fields_of(kind, Agency) if each.many}
    ]
    stranger = Viewer("a", "A", Agency("Circus"), frozenset({"coordinator"}))
    for name in named:
        given, subject, data = EXAMPLES[name]
        day = given()
        text = SealedText(day.then(name, subject, **data), "text", 0, 0)
        assert not meant_for(stranger, day.day(), text), f"say in service/access/meant.py whom {name} is for"


def test_a_text_about_a_person_is_for_fewer_than_those_who_know_of_it() -> None:
    """Whoever may only know that something happened to a person reads nothing about them."""
    for name, field in FIELDS:
        if fields_of(EVENTS[name], PersonId):
            for role in ("front_desk", "partner_reader", "analyst"):
                assert not reads(AUDIENCE[role], name, field), f"{role} would read {field} of {name}"
