"""Briefing, handovers and reports are read where they belong; a partner confirms what it has opened."""

import re
from collections.abc import Iterator

import httpx2
import pytest

from tests.given import ADay, a_plan, an_open_centre
from tests.running import Running
from tests.web.given_texts import as_role, serving, stored, texts_in, write
from web.reports.pdf import breakable

FORM = {"on_behalf_of": "British Red Cross"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("papers"))


class Briefed:
    """A plan whose briefing was issued by the coordinator."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.operation = stored(running, a_plan())
        self.reader = running.client("reader")
        self.coordinator = running.client("coordinator")
        self.position = self.issue(1, "Be there at five.")

    def issue(self, version: int, text: str) -> int:
        body = {"version": version, "text": text}
        answer = self.coordinator.post(f"/api/operations/{self.operation}/issue-briefing", json=body)
        return int(answer.json()["position"])

    def confirm(self, client: httpx2.Client, partner: str = "British Red Cross", version: int = 1) -> httpx2.Response:
        body = {"version": version, "partner": partner}
        return client.post(f"/api/operations/{self.operation}/acknowledge-briefing", json=body)

    def entry(self, client: httpx2.Client, position: int | None = None) -> str:
        return client.get(f"/operations/{self.operation}/entries/{position or self.position}").text


@pytest.fixture
def briefed(served: Running) -> Briefed:
    return Briefed(served)


def test_a_partner_s_account_confirms_a_briefing_only_after_it_opened_that_version(briefed: Briefed) -> None:
    refused = briefed.confirm(briefed.reader)
    assert refused.status_code == 409
    assert [each["code"] for each in refused.json()["refusals"]] == ["not_opened"]
    assert texts_in(briefed.entry(briefed.reader)) == ["Be there at five."]
    confirmed = briefed.confirm(briefed.reader)
    assert (confirmed.status_code, confirmed.json()["events"][0]["confirmed"]) == (200, "opened")
    assert "British Red Cross has read briefing 1 (opened here)" in briefed.entry(briefed.coordinator)
    briefed.issue(2, "Be there at four.")
    assert briefed.confirm(briefed.reader, version=2).status_code == 409


def test_opening_it_by_program_is_opening_it_and_so_is_reading_the_papers(briefed: Briefed) -> None:
    address = f"/api/operations/{briefed.operation}/entries/{briefed.position}/texts/text"
    assert briefed.reader.get(address).json()["text"] == "Be there at five."
    assert briefed.confirm(briefed.reader).status_code == 200
    briefed.issue(2, "Be there at four.")
    assert texts_in(briefed.reader.get(f"/operations/{briefed.operation}/papers").text) == ["Be there at four."]
    assert briefed.confirm(briefed.reader, version=2).status_code == 200


def test_a_briefing_corrected_since_is_opened_again_before_it_is_confirmed(briefed: Briefed) -> None:
    briefed.entry(briefed.reader)
    state = briefed.running.application.days.get(briefed.operation)  # type: ignore[arg-type]
    assert state
    body = {"entry": state.recorded_events[-1].envelope.entry, "changes": {"text": "Be there at four."}}
    corrected = briefed.coordinator.post(f"/api/operations/{briefed.operation}/correct-entry", json=body)
    assert corrected.status_code == 200, corrected.text
    assert briefed.confirm(briefed.reader).status_code == 409
    assert texts_in(briefed.entry(briefed.reader)) == ["Be there at four."]
    assert briefed.confirm(briefed.reader).status_code == 200


def test_what_somebody_was_told_is_kept_as_told(briefed: Briefed) -> None:
    told = briefed.confirm(briefed.coordinator)
    assert told.json()["events"][0]["confirmed"] == "told"
    assert "British Red Cross has read briefing 1 (told, not opened here)" in briefed.entry(briefed.coordinator)
    assert briefed.confirm(briefed.running.client("operator"), "Police").json()["events"][0]["confirmed"] == "told"


def test_a_partner_confirms_for_itself_alone(briefed: Briefed) -> None:
    assert briefed.confirm(briefed.reader, "Police").status_code == 403


def test_a_version_that_nobody_issued_is_answered_so(briefed: Briefed) -> None:
    answer = briefed.confirm(briefed.reader, version=9)
    assert [each["code"] for each in answer.json()["refusals"]] == ["not_issued"]


def test_a_briefing_without_words_is_opened_too(briefed: Briefed) -> None:
    body = {"version": 2}
    issued = briefed.coordinator.post(f"/api/operations/{briefed.operation}/issue-briefing", json=body).json()
    assert briefed.confirm(briefed.reader, version=2).status_code == 409
    assert "Not recorded." in briefed.entry(briefed.reader, issued["position"])
    assert briefed.confirm(briefed.reader, version=2).status_code == 200


def test_the_page_of_a_briefing_offers_its_partner_the_button_once(briefed: Briefed) -> None:
    words = "British Red Cross has read this briefing"
    assert words in briefed.entry(briefed.reader)
    assert words not in briefed.entry(briefed.coordinator)
    form = {**FORM, "version": "1", "partner": "British Red Cross", "next": f"/operations/{briefed.operation}"}
    address = f"/operations/{briefed.operation}/do/acknowledge-briefing"
    assert briefed.reader.post(address, data=form).status_code == 303
    assert words not in briefed.entry(briefed.reader)


def test_the_form_that_refuses_shows_the_way_to_the_briefing(briefed: Briefed) -> None:
    form = {**FORM, "version": "1", "partner": "British Red Cross"}
    refused = briefed.reader.post(f"/operations/{briefed.operation}/do/acknowledge-briefing", data=form)
    assert refused.status_code == 409
    assert f'href="/operations/{briefed.operation}/papers"' in refused.text.partition("govuk-error-summary")[2]


def links(client: httpx2.Client, operation: str) -> str:
    """The board's links to papers."""
    return client.get(f"/operations/{operation}").text.partition('id="board-papers"')[2].partition("</nav>")[0]


@pytest.mark.parametrize(("name", "words"), [("hand-over-shift", "handover"), ("issue-situation-report", "report")])
def test_a_handover_is_one_tap_from_the_board_the_moment_it_is_issued(served: Running, name: str, words: str) -> None:
    operation = stored(served, an_open_centre())
    desk = as_role(served, "front_desk")
    assert words not in links(desk, operation)
    with served.live(operation, "a-front_desk", "board") as line:
        line.frame()
        body = {"text": "P06 is out, with a steward."}
        answer = served.client("coordinator").post(f"/api/operations/{operation}/{name}", json=body)
        position = answer.json()["position"]
        frame = line.until(position)
    assert f"/operations/{operation}/entries/{position}" in frame["content"]
    assert "steward" not in "".join(line.raw)
    assert f"/operations/{operation}/entries/{position}" in links(desk, operation)
    assert texts_in(desk.get(f"/operations/{operation}/entries/{position}").text) == ["P06 is out, with a steward."]
    assert f"entries/{position}" not in links(as_role(served, "partner_reader"), operation)


def test_the_papers_hold_the_latest_of_each_kind_and_the_way_to_those_before(served: Running) -> None:
    operation, first, _ = write(served, "ShiftHandoverRecorded", text="first night")
    client = served.client("coordinator")
    client.post(f"/api/operations/{operation}/hand-over-shift", json={"text": "second night"})
    client.post(f"/api/operations/{operation}/set-objectives", json={"text": "find everybody a bed"})
    page = served.client("manager").get(f"/operations/{operation}/papers").text
    assert texts_in(page) == ["find everybody a bed", "second night"]
    assert f"/operations/{operation}/entries/{first}" in page
    assert texts_in(as_role(served, "housing").get(f"/operations/{operation}/papers").text) == ["second night"]
    for role in ("wall", "analyst", "administrator"):
        assert as_role(served, role).get(f"/operations/{operation}/papers").status_code == 403
        assert "/papers" not in as_role(served, role).get(f"/operations/{operation}").text


def test_an_empty_plan_says_that_nothing_is_written(served: Running) -> None:
    operation = stored(served, ADay().has("OperationProposed"))
    assert "Nothing is written yet" in served.client("manager").get(f"/operations/{operation}/papers").text


def test_an_endless_word_may_be_broken_on_paper_and_an_address_is_left_whole() -> None:
    """Where nothing says where it breaks, 50,000 letters take minutes to lay out."""
    word, address = "x" * 1_000, f"https://example.org/{'y' * 200}"
    made = breakable(
        f'<head><title>{word}</title></head><body><p title="{word}"><a href="{address}">{word}</a>&amp;</p>'
    )
    head, _, body = made.partition("<body>")
    assert (word in head, f'href="{address}"' in body, f'title="{word}"' in body) == (True, True, True)
    said = body.partition(address)[2]
    assert said.count("x") == 1_000
    assert max(map(len, re.findall("x+", said))) == 80
    short = "<body><p>Three wait for a bed.</p>"
    assert breakable(short) == short
