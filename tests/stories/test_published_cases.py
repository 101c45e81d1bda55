"""docs/cases.md: what each case asked of a plan is entered by the forms of the pages, and stands on its page."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from tests.running import Running
from tests.stories.given_cases import CASES
from tests.web.forms import signed_in


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    served = Running(tmp_path_factory.mktemp("cases") / "firstlight.db")
    served.start()
    yield served
    served.stop()


@pytest.mark.parametrize("name", CASES)
def test_what_a_case_asked_of_a_plan_stands_on_its_page(running: Running, name: str) -> None:
    shown = CASES[name](running)
    answer = signed_in(running, shown.who).get(shown.path)
    assert answer.status_code == 200, answer.text
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())
    assert [each for each in shown.words if each not in said] == []
