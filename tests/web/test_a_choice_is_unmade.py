"""A choice that nobody has to make is taken back once it was tapped, on the form and where its entry is corrected."""

from domain.kernel import DECISIONS
from service.commands.names import slug
from tests.given import people_here
from tests.running import Running
from tests.web.forms import Form, signed_in, there
from web.pages.record.fields import fields_for


def test_no_choice_that_may_be_left_open_has_to_stand_once_it_was_made(running: Running) -> None:
    operation, browser = there(running, people_here()), signed_in(running)
    state = people_here().day()
    final = []
    for event, decision in DECISIONS.items():
        open_choices = [each for each in fields_for(decision, state, {}) if each.kind == "radios" and not each.required]
        if not open_choices:
            continue
        offers = Form(browser.get(f"/operations/{operation}/do/{slug(decision)}").text, "/do/").offers
        final += [f"{event}.{each.name}" for each in open_choices if "" not in offers.get(each.name, [""])]
    assert final == []


def test_an_age_that_was_tapped_by_mistake_is_not_recorded_once_the_entry_is_corrected(running: Running) -> None:
    operation, browser = there(running, people_here()), signed_in(running)
    registered = {"person": "P09", "age": "child"}
    api = running.client()
    position = api.post(f"/api/operations/{operation}/register-person", json=registered).json()["position"]
    page = f"/operations/{operation}/entries/{position}"
    form = Form(browser.get(page).text, "/correct")
    assert "" in form.offers["age"]
    browser.post(f"{page}/correct", data=form.stands | {"age": [""]})
    assert Form(browser.get(page).text, "/correct").stands["age"] == [""]
