"""A council's directory: it writes its own alone, and what is said last stands in place of all before."""

from dataclasses import replace
from typing import Any

import pytest

from domain.events.organisations import ContactErased, EarlierTextsErased
from domain.kernel import EVENTS, Refused
from domain.listed import Post
from domain.outside import ContactId
from domain.words import Agency
from projections.across.directory import Directories
from service.codec import decode, from_plain
from service.commands.carry_out import carry_out, why_not
from service.commands.names import may_stand_together
from tests.given import ADay, a_plan

CONTACT = {"partner": "British Red Cross", "post": "Duty manager"}


def lists(day: ADay, name: str, /, by: str = "Council", **said: Any) -> tuple[str, ...]:
    """The reasons against what a council says of its directory; it is stored where there are none."""
    wanted = day.entry("ObjectivesSet")
    fields = {"operation": "", "council": "Council", **said}
    try:
        carry_out(day.log, replace(wanted, events=[from_plain(fields, EVENTS[name])], on_behalf_of=Agency(by)))
    except Refused as refused:
        return refused.reasons
    return ()


def directories(day: ADay) -> Directories:
    found = Directories()
    for row in day.log.read_list()[0]:
        found.apply(decode(*row))
    return found


@pytest.mark.parametrize(("name", "said"), [("VenueListed", {"place": "Hall"}), ("ContactListed", CONTACT)])
def test_a_council_writes_its_own_directory_alone_however_its_name_is_spelt(name: str, said: dict[str, str]) -> None:
    assert lists(ADay(), name, **said) == ()
    assert lists(ADay(), name, by="COUNCIL", **said) == ()
    assert lists(ADay(), name, by="Police", **said) == ("not_its_directory",)


def test_what_a_venue_has_it_does_not_lack_and_what_it_suits_it_is_fit_for() -> None:
    day = ADay()
    checks = {
        "has": ["showers"],
        "lacks": ["showers", "kitchen"],
        "suits": ["families"],
        "not_for": ["families", "couples"],
    }
    lists(day, "VenueListed", place="Hall", **checks)
    (venue,) = directories(day).of("council").offered()
    assert (venue.lacks, venue.not_for) == (("kitchen",), ("couples",))


def test_what_is_said_last_of_a_venue_stands_in_place_of_all_before() -> None:
    day = a_plan()
    for place, beds, use in (("Hall", 20, None), ("Barn", 5, None), ("HALL", 12, None), ("Old", 3, False)):
        lists(day, "VenueListed", place=place, beds=beds, in_use=use)
    known = directories(day)
    assert [(each.place, each.beds) for each in known.of("Council").offered()] == [("Barn", 5), ("HALL", 12)]
    assert (venue := known.of("COUNCIL").venue("hall "))
    assert venue.beds == 12
    assert known.of("Council").venue(None) is None
    assert known.of("Kent").offered() == known.of(None).offered() == []


def test_a_contact_is_known_by_its_post_and_gone_once_it_is_not_in_use() -> None:
    day = ADay()
    lists(day, "ContactListed", **CONTACT)
    lists(day, "ContactListed", **{**CONTACT, "post": "Duty desk"}, reached=["out_of_hours"])
    lists(day, "ContactListed", **{**CONTACT, "post": "DUTY MANAGER"}, in_use=False)
    assert [each.post for each in directories(day).of("Council").of("british red cross")] == ["Duty desk"]
    assert directories(day).of("Council").of("Police") == []


def test_who_a_contact_is_goes_and_its_post_stays_until_somebody_is_listed_there_anew() -> None:
    day, who = ADay(), {"name": "text:1", "email": "text:2", "telephone": "text:3"}
    for post in ("Duty manager", "Duty desk"):
        lists(day, "ContactListed", **{**CONTACT, "post": post}, **who, does="text:4")
    assert lists(day, "ContactErased", **{**CONTACT, "post": "duty MANAGER"}) == ()
    gone, stays = directories(day).of("Council").of("British Red Cross")
    assert (gone.name, gone.email, gone.telephone, gone.does) == (None, None, None, "text:4")
    assert stays.name == "text:1"
    assert directories(day).of("Council").erased == {("british red cross", "duty manager"): day.moment()}
    lists(day, "ContactListed", **CONTACT, name="text:5")
    assert directories(day).of("Council").erased == {}


def test_only_what_the_councils_own_directory_lists_is_erased() -> None:
    day = ADay()
    lists(day, "ContactListed", **CONTACT)
    assert lists(day, "ContactErased", **{**CONTACT, "post": "Desk"}) == ("unknown_contact",)
    kent = {**CONTACT, "council": "Kent"}
    assert lists(day, "ContactErased", by="Kent", **kent) == ("unknown_contact",)
    assert lists(day, "ContactErased", by="Kent", **CONTACT) == ("not_its_directory",)
    known, nobody = Directories(), decode(*day.log.read_list()[0][-1])
    erased = ContactErased(council=Agency("Kent"), partner=Agency("Police"), post=Post("Desk"))
    known.apply(replace(nobody, event=erased))
    assert known.of("Kent").contacts == known.of("Kent").erased == {}


def test_no_two_contacts_have_one_reference_whatever_stands_in_their_names() -> None:
    named = [("A/B", "C", "D"), ("A", "B/C", "D"), ("A", "B", "C/D"), ("A%2FB", "C", "D"), ("a/b", "c", "d")]
    assert len({ContactId.of(*each) for each in named}) == len(named) - 1
    assert ContactId.of("Council", "British  Red Cross", "Desk").tag == "contact:council/british red cross/desk"


def test_only_rows_of_one_file_stand_together_without_an_operation() -> None:
    assert may_stand_together(["VenueListed", "VenueListed"])
    assert may_stand_together(["OrganisationRegistered"])
    assert may_stand_together(["PartnerCommitted", "VenueBooked"])
    assert not may_stand_together(["VenueListed", "ContactListed"])
    assert not may_stand_together(["ContactErased", "ContactErased"])
    assert not may_stand_together(["OrganisationRegistered", "OrganisationRegistered"])


def test_an_organisation_erases_what_it_replaced_itself_and_nobody_else_does() -> None:
    day = ADay()
    entry = replace(day.entry("ObjectivesSet"), events=[EarlierTextsErased(name=Agency("COUNCIL"))])
    assert why_not(day.log, replace(entry, on_behalf_of=Agency("Police"))) == ("not_its_own",)
    assert why_not(day.log, replace(entry, on_behalf_of=Agency("Council"))) == ()
