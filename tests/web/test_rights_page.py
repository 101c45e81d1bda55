"""Rights and options in a person's language: written once by the council, shown or handed over, and that is kept."""

from collections.abc import Iterator

import httpx2
import pytest

from tests.given import ADay, people_here
from tests.running import Running
from tests.web.forms import Form, signed_in, there
from tests.web.test_person_page import words

VIETNAMESE = "Quý vị có quyền rời đi.\nQuý vị có quyền có thông dịch viên."


@pytest.fixture
def council(served: Running) -> httpx2.Client:
    """Somebody of the council, with a browser."""
    return signed_in(served, "coordinator")


@pytest.fixture
def operation(served: Running) -> Iterator[str]:
    return there(served, vietnamese())


def vietnamese() -> ADay:
    return people_here().has(("PersonDetailsCorrected", "P01", {"language": "vi"}))


def writes(running: Running, who: str = "coordinator", name: str = "Council", **fields: str) -> httpx2.Response:
    body = {"name": name, "paper": "rights", "language": "vi", "text": VIETNAMESE, **fields}
    return running.client(who).post("/api/organisations/texts", json=body)


def test_a_text_is_shown_in_the_persons_own_language(served: Running, council: httpx2.Client, operation: str) -> None:
    assert writes(served).status_code == 200
    assert writes(served, language="English", text="You may leave.").status_code == 200
    html = council.get(f"/operations/{operation}/people/P01/rights").text
    assert 'lang="vi" dir="ltr"' in html
    assert "Quý vị có quyền rời đi." in html
    english = council.get(f"/operations/{operation}/people/P01/rights?language=en").text
    assert "You may leave." in english
    assert "Quý vị" not in english


def test_the_latest_text_counts(served: Running, council: httpx2.Client, operation: str) -> None:
    writes(served, paper="options", text="First")
    writes(served, paper="options", text="Second")
    said = words(council.get(f"/operations/{operation}/people/P01/rights?paper=options").text)
    assert "Second" in said
    assert "First" not in said


def test_a_language_without_a_text_is_said_and_can_be_recorded_all_the_same(
    served: Running, council: httpx2.Client, operation: str
) -> None:
    html = council.get(f"/operations/{operation}/people/P01/rights?paper=nrm").text
    assert "Council has no such text in Vietnamese" in html
    assert "Handed over on paper" in html


def test_a_person_whose_language_nobody_asked_is_shown_what_there_is_to_choose(
    served: Running, council: httpx2.Client, operation: str
) -> None:
    writes(served)
    said = words(council.get(f"/operations/{operation}/people/P04/rights").text)
    assert "choose a language above" in said
    assert "Vietnamese" in said


def test_that_they_were_told_is_recorded_by_one_tap_and_no_longer_missing(
    served: Running, council: httpx2.Client, operation: str
) -> None:
    page = council.get(f"/operations/{operation}/people/P01").text
    assert "Not told of their rights" in page
    shown = council.get(f"/operations/{operation}/people/P01/rights").text
    stands = {name: values[:1] for name, values in Form(shown, "/do/give-rights").stands.items()}
    after = words(council.post(f"/operations/{operation}/do/give-rights", data=stands).text)
    assert "Their rights, in Vietnamese, shown" in after
    assert "Not told of their rights" not in after


def test_an_organisation_writes_its_own_texts_alone(served: Running, operation: str) -> None:
    refused = writes(served, "operator")
    assert [each["code"] for each in refused.json()["refusals"]] == ["not_its_own"]
    unknown = writes(served, name="Nowhere Council")
    assert {each["code"] for each in unknown.json()["refusals"]} == {"unknown_organisation", "not_its_own"}
    assert writes(served, "redcross", "British Red Cross").status_code == 403


def test_the_texts_of_another_council_are_not_shown(served: Running, council: httpx2.Client) -> None:
    served.client("operator").post("/api/organisations", json={"name": "Elsewhere", "kind": "council"})
    body = {"name": "Elsewhere", "paper": "rights", "language": "pl", "text": "Prawa", "on_behalf_of": "Elsewhere"}
    served.client("operator").post("/api/organisations/texts", json=body)
    html = council.get(f"/operations/{there(served, vietnamese())}/people/P01/rights?language=pl").text
    assert "Prawa" not in html


def test_a_text_is_written_from_the_page_on_which_it_is_missing(
    served: Running, council: httpx2.Client, operation: str
) -> None:
    html = council.get(f"/operations/{operation}/people/P01/rights?paper=nrm").text
    link = html.partition('href="/operations/new/do/write-rights-text?')[2].partition('"')[0].replace("&amp;", "&")
    form = Form(council.get(f"/operations/new/do/write-rights-text?{link}").text, "/do/write-rights-text")
    assert (form.stands["name"], form.stands["paper"], form.stands["language"]) == (
        ["Council"],
        ["nrm"],
        ["Vietnamese"],
    )
    after = council.post("/operations/new/do/write-rights-text", data={**form.stands, "text": ["Cơ chế"]})
    assert "Cơ chế" in after.text


def test_any_paper_and_any_language_in_the_address_answers(
    served: Running, council: httpx2.Client, operation: str
) -> None:
    for query in ("paper=nothing", "language=nothing", "paper=nothing&language=%3Cb%3E"):
        assert council.get(f"/operations/{operation}/people/P01/rights?{query}").status_code == 200
