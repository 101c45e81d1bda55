"""What is said to whoever does not see a page: its title, what stands against a form, what just happened."""

import re

from service.access.table import AUDIENCE
from tests.given import people_here
from tests.running import Running
from tests.web.forms import signed_in, there
from web.http.render import HERE
from web.live.views import says

TEMPLATES = {str(each.relative_to(HERE)): each.read_text() for each in sorted((HERE / "templates").rglob("*.html"))}
SUMMED = [name for name, text in TEMPLATES.items() if "govukErrorSummary(" in text]
BEGINS = re.compile(r"block title %}{% if [^%]+ %}Error: {% endif %}")


def test_a_page_that_says_what_is_wrong_begins_its_title_with_it_and_has_it_in_focus() -> None:
    assert len(SUMMED) > 10
    assert [name for name in SUMMED if not BEGINS.search(TEMPLATES[name])] == []
    by_hand = [name for name, text in TEMPLATES.items() if "govuk-error-summary" in text]
    assert by_hand == [], "web/http/components.py offers the component, which takes the focus by itself"


def test_a_void_is_said_with_what_it_voids() -> None:
    day = people_here().has(("TemporaryExitLogged", "P03"))
    day.void(day.recorded_events()[-1].envelope.entry)
    assert says(day.day(), day.recorded_events()[-1:], AUDIENCE["coordinator"]) == "Voided: P03 went out"


def test_two_entries_have_two_titles(running: Running) -> None:
    operation = there(running, people_here())
    by = signed_in(running)
    titles = {re.findall("<title>(.*)</title>", by.get(f"/operations/{operation}/entries/{n}").text)[0] for n in (2, 3)}
    assert titles == {"Entry 2 – Firstlight", "Entry 3 – Firstlight"}
