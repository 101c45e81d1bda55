"""The coordinator's guide: answers that are buttons, and how somebody gets a number."""

from playwright.sync_api import expect

from tests.browser.given_board import two_centres
from tests.browser.given_shift import Shift, walks
from tests.browser.test_a_morning_by_touch import planned


@walks("Where one answer is left to give")
def taps_an_answer(shift: Shift) -> None:
    page = shift.page
    shift.reads("Where one answer is left to give")
    shift.taps(shift.dock("More"), shift.within("#twelve", "A vehicle arrived"))
    shift.tapped(shift.button("3"), "arrived with 3 people")
    name, said, _ = shift.last()
    assert (name, said["people"]) == ("TransportArrived", 3)
    shift.board()
    shift.taps(shift.person("P02"), shift.sheet("Move to another bed"))
    shift.tapped(shift.button("Bed 7"), "P02 moved to")
    name, said, _ = shift.last()
    assert (name, said["person"], said["bed"]) == ("BedMoved", "P02", "C1.7")
    shift.reads("*More* marks with *at once*")
    takes_at_once(shift, "Meal for all", "welfare, food")
    shift.centre = planned(shift.running)
    takes_at_once(shift, "Open the centre", "Centre open")
    shift.centre.has("register-person", person="P01")
    shift.centre.has("record-departure", person="P01")
    takes_at_once(shift, "Close the centre", "Centre closed")
    shift.reads("A second room and a second interpreter")
    shift.centre = planned(shift.running)
    shift.centre.has("open-centre")
    shift.centre.has("register-person", person="P01", language="vi")
    shift.centre.has("complete-health-screen", person="P01", need_flagged=False)
    shift.board()
    shift.taps(shift.person("P01"), shift.sheet("Start a conversation"))
    for field, first, second in (("room", "R1", "R2"), ("interpreter", "I1", "I2")):
        expect(shift.answer(field, first)).to_be_attached()
        expect(shift.answer(field, second)).to_be_attached()
    shift.taps(shift.answer("room", "R2"))
    shift.answer("interpreter", "I2").tap()
    shift.tapped(shift.button("Start a conversation"), "in R2, interpreter I2")
    shift.board()
    shift.taps(shift.dock("Register"))
    for language in ("Romanian", "Vietnamese"):
        expect(shift.answer("language", language)).to_be_visible()
    shift.taps(shift.answer("language", "Another"))
    expect(page.locator("#language-another")).to_be_visible()


def takes_at_once(shift: Shift, words: str, stored: str) -> None:
    shift.goes_to("/do")
    button = shift.within("#twelve", words)
    expect(button).to_contain_text("at once")
    shift.tapped(button, stored)


@walks("Registering asks no number")
def registers(shift: Shift) -> None:
    page = shift.page
    shift.reads("Registering asks no number")
    shift.taps(shift.dock("Register"))
    expect(page.locator("input[name=person]")).to_be_hidden()
    shift.tapped(shift.button("Register a person"), "P07 registered")
    shift.board()
    shift.reads("Type one only where it stands on a card")
    shift.taps(shift.dock("Register"), page.get_by_text("More about this person"))
    page.locator("input[name=person]").fill("P21")
    shift.tapped(shift.button("Register a person"), "P21 registered")
    shift.board()
    shift.reads("Say there whether they came on foot")
    shift.taps(shift.dock("Register"), shift.answer("came", "On foot, and nobody has counted them"))
    before = shift.entries()
    shift.taps(shift.button("Register a person"))
    shift.stored("P08 registered")
    assert shift.entries() == before + 2
    assert {shift.last()[0], shift.last(2)[0]} == {"WalkInArrived", "PersonRegistered"}
    shift.reads("Somebody who left is here again?")
    shift.centre.has("record-departure", person="P06")
    shift.reads("*Came back after leaving*, never a second registration")
    shift.more("came back after", "Came back after leaving")
    shift.taps(page.get_by_label("P06, left"))
    shift.tapped(shift.button("Came back after leaving"), "P06 is here again")
    shift.reads("Moved to the other centre?")
    one, shift.centre = shift.centre, two_centres(shift.running)
    shift.board()
    shift.taps(shift.person("P08"))
    shift.reads("*Moved to another centre*")
    shift.taps(shift.sheet("Moved to another centre"))
    shift.tapped(shift.button("Moved to another centre"), "P08 moved to C1")
    shift.centre = one
    void_one_of_two(shift)


def void_one_of_two(shift: Shift) -> None:
    shift.reads("Registered twice?")
    shift.centre.has("provide-welfare", 2, person="P21", kind="clothing")
    shift.reads("*Void a registration* and give the number")
    shift.more("void a registration", "Void a registration")
    shift.taps(shift.answer("person", "P21"))
    shift.page.locator("select[name=duplicate_of]").select_option("P07")
    shift.tapped(shift.button("Void a registration"), "P21")
    shift.goes_to("/people/P07")
    shift.at("#main", "clothing")
