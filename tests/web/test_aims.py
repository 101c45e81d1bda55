"""The aims of the plan are judged at the structured debrief, each beside its own sentence, and read in the debrief."""

from collections.abc import Iterator
from html import unescape

import pytest

from tests.given import closed
from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_downloads import text_of
from tests.web.given_texts import serving, stored
from tests.web.test_plan_page import words

AIMS = "1. Make people safe.\n2. Obtain evidence.\nShown by: talks in private."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("aims"))


@pytest.fixture
def operation(served: Running) -> str:
    operation = stored(served, closed())
    answer = served.client("manager").post(f"/api/operations/{operation}/set-objectives", json={"text": AIMS})
    assert answer.status_code == 200, answer.text
    return operation


def read(served: Running, operation: str, who: str = "manager", page: str = "debrief") -> str:
    answer = served.client(who).get(f"/operations/{operation}/{page}")
    assert answer.status_code == 200, answer.text
    return unescape(words(answer.text))


def judges(served: Running, operation: str, **typed: str) -> None:
    page = signed_in(served, "manager")
    address = f"/operations/{operation}/do/hold-structured-debrief"
    stands = Form(page.get(address).text, "hold-structured-debrief").stands
    assert page.post(address, data={**stands, **typed}).status_code == 200


def test_each_aim_is_asked_about_beside_its_sentence_and_no_more_than_there_are(
    served: Running, operation: str
) -> None:
    html = words(signed_in(served, "manager").get(f"/operations/{operation}/do/hold-structured-debrief").text)
    assert "Was the first aim met? (if known) Make people safe." in html
    assert "Was the second aim met? (if known) Obtain evidence." in html
    assert "third aim" not in html
    looked = served.application.access_log.entries(operation)
    assert any(each.what.startswith("ObjectivesSet.text") for each in looked), "that they were opened is kept"


def test_where_no_aims_are_written_none_is_asked_about(served: Running) -> None:
    operation = stored(served, closed())
    html = words(signed_in(served, "manager").get(f"/operations/{operation}/do/hold-structured-debrief").text)
    assert "aim met?" not in html
    assert "No aims stand on the plan, so none are asked about one by one." in html
    assert "Aims" not in words(served.client("manager").get(f"/operations/{operation}/debrief").text)


def test_the_debrief_says_of_each_aim_whether_it_was_met(served: Running, operation: str) -> None:
    before = read(served, operation)
    assert "Make people safe. not judged" in before
    assert "Whether they were met is not recorded" in before
    judges(served, operation, aim_1="partly", aim_2="met", aims_said="Two left too early.")
    after = read(served, operation)
    assert "Make people safe. partly met Obtain evidence. met" in after
    assert "1 met, 1 partly met" in after
    held = read(served, operation, page="lessons")
    assert "Was the first aim met? Make people safe. Partly met" in held
    assert "A word on the aims Two left too early." in held


def test_whoever_does_not_read_the_aims_reads_by_number_what_became_of_them(served: Running, operation: str) -> None:
    judges(served, operation, aim_2="not_met")
    html = read(served, operation, "reader")
    assert "Make people safe" not in html
    assert "Aim 1 not judged Aim 2 not met" in html
    held = read(served, operation, "reader", page="lessons")
    assert "Was the second aim met? Not met" in held


def test_the_aims_stand_as_they_were_when_they_were_judged(served: Running, operation: str) -> None:
    judges(served, operation, aim_1="met")
    later = served.client("manager").post(f"/api/operations/{operation}/set-objectives", json={"text": "Another."})
    assert later.status_code == 200, later.text
    assert "Was the first aim met? Make people safe. Met" in read(served, operation, page="lessons")


@pytest.mark.pdf
def test_the_aims_stand_on_paper_too(served: Running, operation: str) -> None:
    judges(served, operation, aim_1="met")
    answer = served.client("manager").get(f"/operations/{operation}/debrief.pdf")
    assert answer.status_code == 200
    assert "Make people safe." in " ".join(text_of(answer.content).split())
