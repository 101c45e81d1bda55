"""The coordinator's guide: what happened earlier, by mistake, by somebody else."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from domain.times import LONDON
from service.clock import now
from tests.browser.given_board import alive
from tests.browser.given_shift import Shift, clock, later, walks

WHEN = "When, and who did it"


@walks("4. It happened earlier?")
def happened_earlier(shift: Shift) -> None:
    page = shift.page
    shift.reads("It happened earlier?")
    shift.reads("Every form offers *now*")
    assert [each for each in shift.forms() if not offers_minutes(shift, each)] == []
    shift.goes_to("/do/provide-welfare?person=P01")
    shift.taps(page.get_by_label("20 min"), page.get_by_text(WHEN))
    shift.tapped(shift.button("Welfare given"), "P01")
    assert 19 <= shift.minutes_late() <= 21
    for minutes in (50, 23 * 60):
        gives_the_time(shift, clock(minutes))
        shift.tapped(shift.button("Welfare given"), "P01")
        assert minutes - 2 <= shift.minutes_late() <= minutes + 2
    before = now().astimezone(LONDON) - timedelta(days=2)
    gives_the_time(shift, "08:30")
    page.get_by_label("On which day?").fill(f"{before:%Y-%m-%d}")
    shift.tapped(shift.button("Welfare given"), "P01")
    envelope = shift.last()[2]
    assert f"{envelope.happened_at.astimezone(LONDON):%Y-%m-%d %H:%M}" == f"{before:%Y-%m-%d} 08:30"
    shift.reads("Both times are kept")
    assert envelope.recorded_at - envelope.happened_at > timedelta(days=1)
    shift.taps(page.get_by_role("link", name=re.compile("change or void.*P01: welfare")).last)
    shift.at("main", "08:30")
    shift.at("main", f"{envelope.recorded_at.astimezone(LONDON):%H:%M}")
    shift.reads("What lies in the future is refused")
    gives_the_time(shift, "08:30")
    page.get_by_label("On which day?").fill(f"{before + timedelta(days=5):%Y-%m-%d}")
    head = shift.entries()
    alive(shift.button("Welfare given")).tap()
    shift.at("#happened_at-error", "future")
    expect(page.get_by_label("When did it happen?")).to_have_value("08:30")
    assert shift.entries() == head


def offers_minutes(shift: Shift, form: str) -> bool:
    text = shift.page.request.get(f"{shift.running.address}{form}").text()
    return all(f'name="ago" type="radio" value="{each}"' in text for each in ("now", "10", "20", "30"))


def gives_the_time(shift: Shift, at: str) -> None:
    shift.goes_to("/do/provide-welfare?person=P01&next=" + f"/operations/{shift.centre.id}/people/P01")
    shift.taps(shift.page.get_by_text(WHEN))
    shift.page.get_by_label("When did it happen?").fill(at)


@walks("5. A mistake?")
def takes_back(shift: Shift) -> None:
    page = shift.page
    shift.reads("A mistake?")
    shift.tapped(shift.row("P03", "Came back"), "P03 came back")
    shift.at("#board-here", "8 here")
    shift.reads("*Undo* stands at the bottom for five minutes")
    undo = shift.page.locator("#stored").get_by_role("button", name="Undo")
    alive(undo).tap()
    shift.at("#board-here", "7 here")
    assert shift.last()[0] == "EntryVoided"
    shift.tapped(shift.row("P03", "Came back"), "P03 came back")
    page.goto(f"{page.url.partition('?')[0]}?done={shift.entries()}")
    with later(timedelta(minutes=4, seconds=30)):
        page.reload()
        expect(undo).to_be_visible()
    with later(timedelta(minutes=5, seconds=1)):
        page.reload()
        shift.stored("P03 came back")
        expect(undo).to_have_count(0)
    shift.reads("Later tap *change or void*")
    shift.goes_to("/people/P03")
    shift.taps(page.get_by_role("link", name=re.compile("change or void.*P03 came back")).first)
    page.get_by_label("Why?").fill("It was somebody else")
    alive(shift.button("Void this entry")).tap()
    page.wait_for_url("**/timeline*")
    assert shift.last()[0] == "EntryVoided"
    shift.reads("Nothing is deleted; counts follow")
    shift.board()
    shift.at("#board-here", "7 here")
    shift.goes_to("/timeline")
    expect(page.get_by_text(re.compile("does not count.*P03 came back"))).to_have_count(2)


@walks("6. Somebody else did it?")
def names_who_did_it(shift: Shift) -> None:
    page = shift.page
    shift.reads("Somebody else did it?")
    shift.goes_to("/do/provide-welfare?person=P01")
    shift.taps(page.get_by_text(WHEN))
    shift.reads("Choose who did it; the figures credit them")
    page.get_by_label("Who did it?").select_option("Police")
    shift.tapped(shift.button("Welfare given"), "P01")
    shift.at("#stored", "Police")
    envelope = shift.last()[2]
    assert (envelope.agency, envelope.on_behalf_of) == ("Council", "Police")
