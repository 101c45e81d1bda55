"""What was published stays as it was, in the log, on the page and in every file, whatever comes to be known."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from domain.events.debrief import DebriefReportPublished
from domain.kernel import RecordedEvent
from projections.measures import TITLES
from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START
from tests.running import Running
from tests.stories.rows import EXPECTED, reference_rows
from web.wording.figures import changes

ENDINGS = ("pdf", "xlsx", "csv", "json")
LATE = {"person": "P01", "outcome": "positive", "happened_at": "2026-11-20T10:00"}


class Story:
    """The reference day replayed, its partner version 1 published by the script, on a running server."""

    def __init__(self, running: Running) -> None:
        self.running = running
        log = open_log(running.database)
        replay = Replay(log, Vault(log), START)
        for _ in replay.run(reference_rows()):
            pass
        log.close()
        self.operation = replay.operation

    @property
    def path(self) -> str:
        return f"/operations/{self.operation}/publications"

    def post(self, name: str, who: str = "coordinator", **body: Any) -> Any:
        return self.running.client(who).post(f"/api/operations/{self.operation}/{name}", json=body)

    def publish(self, version: int, public: bool = False) -> int:
        """Publish a version; its position."""
        answer = self.post("publish-debrief-report", version=version, public=public)
        assert answer.status_code == 200, answer.text
        position: int = answer.json()["position"]
        return position

    def held(self, position: int) -> dict[str, Any]:
        """The figures in the event at a position, as the log holds them."""
        event = self.recorded(position).event
        assert isinstance(event, DebriefReportPublished)
        held: dict[str, Any] = json.loads(event.figures or "")
        return held

    def recorded(self, position: int) -> RecordedEvent:
        """The entry at a position, as the log holds it."""
        day = self.running.application.days.get(self.operation)
        assert day is not None
        return next(each for each in day.recorded_events if each.position == position)

    def first(self) -> int:
        """The position of the version that the script published."""
        return int(re.findall(r"/publications/(\d+)\"", self.get("").text)[-1])

    def get(self, rest: str, who: str = "manager") -> Any:
        return self.running.client(who).get(self.path + rest, timeout=60)

    def words(self, rest: str = "", who: str = "manager") -> str:
        """The words of a page below its navigation."""
        answer = self.get(rest, who)
        assert answer.status_code == 200, (rest, answer.text)
        main = answer.text[answer.text.index("<main") :]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace(" ,", ",")

    def shows(self, position: int) -> list[Any]:
        """Everything that a version shows, in every format."""
        files = {ending: self.get(f"/{position}.{ending}").content for ending in ENDINGS}
        sheets = load_workbook(BytesIO(files["xlsx"])).worksheets
        cells = [row for each in sheets for row in each.iter_rows(values_only=True)]
        pages = [page.extract_text() for page in PdfReader(BytesIO(files["pdf"])).pages]
        return [self.words(f"/{position}"), files["csv"], files["json"], cells, pages]


@pytest.fixture
def story(running: Running) -> Story:
    return Story(running)


def test_a_replayed_publication_holds_the_figures_of_its_own_moment(story: Story) -> None:
    first = story.first()
    held = story.held(first)
    assert held["position"] == first - 1
    assert held["as_of"] == "2026-11-03T15:00:00+00:00"
    for code, plain in EXPECTED.items():
        if code not in ("M48", "M54", "M69"):
            assert {key: held["measures"][code].get(key, 0) for key in plain} == plain, code


@pytest.mark.pdf
def test_a_late_decision_changes_no_byte_of_version_1_and_version_2_says_what_changed(story: Story) -> None:
    first = story.first()
    before = story.shows(first)
    assert story.post("record-conclusive-grounds-decision", **LATE).status_code == 200
    assert f"{TITLES['M46']} 6 of 6 5 of 6" in story.words()
    second = story.publish(2)
    assert story.shows(first) == before
    assert story.shows(second) != before
    said = story.words(f"/{second}")
    assert "What changed since version 1" in said
    assert f"{TITLES['M46']} 6 of 6 5 of 6" in said
    assert "Nothing has changed" in story.words()


@pytest.mark.pdf
def test_a_version_shows_every_number_that_it_holds_on_the_page_and_on_paper(story: Story) -> None:
    first = story.first()
    pdf = story.get(f"/{first}.pdf").content
    paper = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    for words in (story.words(f"/{first}"), paper):
        assert "within 24 hours: 5 of 6" in words
        assert "within 48 hours: 6 of 6" in words
        assert "within 5 working days: 6 of 6" in words
        assert "convictions: 0" in words.lower()
        assert "OFFICIAL-SENSITIVE" in words


def test_a_version_says_when_and_by_whom_it_was_published(story: Story) -> None:
    assert "Partner version 2. Published by Council on" in story.words(f"/{story.publish(2)}")
    assert "Partner version 1. Published by Council on 3 November 2026 at 15:00" in story.words(f"/{story.first()}")


@pytest.mark.pdf
def test_each_file_of_a_version_is_made_of_the_figures_that_it_holds(story: Story) -> None:
    first = story.first()
    story.post("record-conclusive-grounds-decision", **LATE)
    said = story.get(f"/{first}.json").json()
    assert said["measures"] == story.held(first)["measures"]
    for ending in ENDINGS:
        answer = story.get(f"/{first}.{ending}", "reader")
        assert answer.status_code == 200
        assert re.search(rf'firstlight-.*partner.*1\.{ending}"$', answer.headers["content-disposition"])
    kept = [
        each.subject
        for each in story.running.application.access_log.entries(story.operation)
        if each.what == "download"
    ]
    assert len(kept) == 5
    assert story.get(f"/{first}.docx").status_code == 404
    assert story.get("/1.pdf").status_code == 404
    assert story.get(f"/{first}.pdf", "stranger").status_code == 404
    assert story.get(f"/{first}.pdf", "nurse").status_code == 403


@pytest.mark.pdf
def test_a_public_version_says_what_is_hidden_and_why_and_nothing_of_the_place_or_day(story: Story) -> None:
    position = story.publish(1, public=True)
    page, table, said, cells, pages = story.shows(position)
    assert "OFFICIAL" in page
    assert "1 to 4" in page
    assert "2026 Q4" in page
    for shown in (page, table.decode(), said.decode(), str(cells), " ".join(pages)):
        assert not any(
            word in shown for word in ("SENSITIVE", "13 Oct", "13 October", "construction-site-13", "Romanian")
        )
        assert str(story.operation) not in shown
    assert json.loads(said)["measures"]["M88"]["breakdowns"]["sex"] == {"male": None, "female": None}
    assert story.get(f"/{position}", "reader").status_code == 200


def test_what_changed_between_public_versions_is_only_what_both_show() -> None:
    was: dict[str, dict[str, Any]] = {
        "M88": {"n": 11, "breakdowns": {"sex": {"male": None, "female": None}}},
        "M07": {"n": 11, "breakdowns": {"destination": {"safe_accommodation": 6, "hospital": None}}},
        "M10": {"n": None, "suppressed": True},
        "M20": {"n": 11},
    }
    now: dict[str, dict[str, Any]] = {
        "M88": {"n": 24},
        "M07": {"n": 24, "breakdowns": {"destination": {"safe_accommodation": 12, "hospital": 7, "custody": None}}},
        "M10": {"n": 6},
        "M20": {"n": None, "suppressed": True},
    }
    assert changes(was, now, TITLES, public=True) == [
        (TITLES["M07"], "11", "24"),
        (f"{TITLES['M07']}: Safe accommodation", "6", "12"),
        (TITLES["M88"], "11", "24"),
    ]


def test_what_changed_names_every_number_and_tells_none_from_not_recorded() -> None:
    was: dict[str, dict[str, Any]] = {
        "M44": {
            "n": 6,
            "unit": "hours",
            "median": 2.0,
            "shortest": 1.0,
            "longest": 3.0,
            "within": {"5_working_days": 6},
        },
        "M53": {"n": 6, "rows": [{"step": "referrals", "n": 6}, {"step": "convictions", "n": 0}]},
        "M07": {"n": 6, "breakdowns": {"destination": {"own_arrangement": 6}}},
        "M09b": {"n": None, "not_recorded": 1},
        "M48": {"n": 255, "unit": "minutes", "median": 0.0},
    }
    now: dict[str, dict[str, Any]] = {
        "M44": {
            "n": 6,
            "unit": "hours",
            "median": 2.0,
            "shortest": 1.0,
            "longest": 3.0,
            "within": {"5_working_days": 5},
        },
        "M53": {"n": 6, "rows": [{"step": "referrals", "n": 6}, {"step": "convictions", "n": 2}]},
        "M07": {"n": 6, "breakdowns": {"destination": {"own_arrangement": 5, "hospital": 1}}},
        "M09b": {"n": 1, "breakdowns": {"kind": {"tax check": 1}}},
        "M48": {"n": 256, "unit": "minutes", "median": 0.0},
    }
    assert changes(was, now, TITLES) == [
        (f"{TITLES['M07']}: Own arrangement", "6", "5"),
        (f"{TITLES['M07']}: Hospital", "0", "1"),
        (TITLES["M09b"], "not recorded", "1"),
        (f"{TITLES['M09b']}: Tax check", "not recorded", "1"),
        (f"{TITLES['M44']}: within 5 working days", "6 of 6", "5 of 6"),
        (f"{TITLES['M53']}: convictions", "0", "2"),
    ]


def test_a_withdrawn_version_keeps_its_place_its_figures_and_its_number(story: Story) -> None:
    first = story.first()
    entry = story.recorded(first).envelope.entry
    assert story.post("void-entry", entry=entry, reason="the wrong figures").status_code == 200
    assert "Version 1 withdrawn" in story.words()
    assert "Withdrawn" in story.words(f"/{first}")
    assert story.get(f"/{first}.json").json()["measures"] == story.held(first)["measures"]
    assert "Publish partner version 2" in story.words(who="manager")
    again = story.post("publish-debrief-report", version=1)
    assert again.status_code == 409, "a number that went out is never used again"


def test_a_publication_cannot_be_corrected(story: Story) -> None:
    first = story.first()
    held = story.held(first)
    entry = story.recorded(first).envelope.entry
    for changed in ({"figures": "{}"}, {"version": 7}, {"public": True}):
        answer = story.post("correct-entry", entry=entry, changes=changed)
        assert answer.status_code in (409, 422), changed
    assert story.held(first) == held
    assert "Version 1" in story.words()


def test_the_form_twice_sent_publishes_once(story: Story) -> None:
    path = f"/operations/{story.operation}/do/publish-debrief-report"
    form = {"version": "2", "public": "no", "entry": "sent-twice", "next": story.path}
    http = story.running.client("manager")
    for _ in range(2):
        answer = http.post(path, data=form, headers={"Origin": story.running.address})
        assert answer.status_code == 303, answer.text
    assert story.words().count("Version 2") == 1


def test_a_form_of_the_next_version_is_filled_in(story: Story) -> None:
    links = re.findall(r'href="([^"]*publish-debrief-report[^"]*)"', story.get("").text)
    assert len(links) == 2
    for link, version, public in zip(links, (2, 1), ("no", "yes"), strict=True):
        form = story.running.client("manager").get(link.replace("&amp;", "&")).text
        assert re.search(rf'name="version"[^>]*value="{version}"', form)
        assert re.search(rf'value="{public}"[^>]*checked', form)
