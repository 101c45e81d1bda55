"""A public total is made beside the page, once, and kept until something that it is made of changes."""

import json
import re
import threading
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.policy.small_numbers import thresholds
from service.log import open_log
from service.outcomes import Outcomes, kept
from tests.running import Running
from tests.stories.rows import replayed_into
from tests.stories.test_command_line import run

PERIOD = "from=2026-10-01&to=2026-12-31"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str]]:
    """A server over one finished day: (it, the operation)."""
    running = Running(tmp_path_factory.mktemp("totals") / "log.db")
    operation = str(replayed_into(running.database))
    running.start()
    yield running, operation
    running.stop()


class Made:
    """How often a public total was made; with `hold`, each waits until it is let go."""

    def __init__(self) -> None:
        self.times = 0
        self.go = threading.Event()
        self.go.set()

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.times += 1
        assert self.go.wait(60)
        return REALLY(*given, **named)


REALLY = kept.public_report


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    counted = Made()
    monkeypatch.setattr(kept, "public_report", counted)
    return counted


def words(running: Running, address: str, status: int = 200) -> str:
    answer = running.client("manager").get(address)
    assert answer.status_code == status, answer.text
    main = answer.text[answer.text.index("<main") :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def enter(story: tuple[Running, str], name: str, **body: Any) -> None:
    answer = story[0].client("coordinator").post(f"/api/operations/{story[1]}/{name}", json=body)
    assert answer.status_code == 200, answer.text


def test_how_small_a_number_is_hidden_is_chosen_on_the_page_and_said_in_the_address_and_the_file(
    story: tuple[Running, str],
) -> None:
    running, _ = story
    client = running.client("manager")
    usual = client.get(f"/outcomes/public?{PERIOD}").text
    assert re.search(r'value="standard" checked', usual)
    assert "a number from 1 to 4 about people; arrests are shown as they are" in usual
    more = client.get(f"/outcomes/public?{PERIOD}&small_numbers=ctdc&hide_suspects=yes").text
    assert re.search(r'value="ctdc" checked', more)
    assert "small_numbers=ctdc&amp;hide_suspects=yes&amp;version=public" in more
    ctdc = f"{PERIOD}&version=public&small_numbers=ctdc&hide_suspects=yes"
    said = client.get(f"/outcomes.json?{ctdc}")
    assert said.json()["hidden_below"] == {"people": 11, "suspects": 11}
    assert said.json()["measures"]["M02"]["n"] is None
    assert "hides-1-to-10-people-or-arrests.json" in said.headers["content-disposition"]
    cover = load_workbook(BytesIO(client.get(f"/outcomes.xlsx?{ctdc}").content)).worksheets[0]
    assert ("Hidden", "1 to 10 people or arrests") in [row[:2] for row in cover.iter_rows(values_only=True)]
    asked = ("--from", "2026-10-01", "--to", "2026-12-31", "--public", "--small-numbers", "ctdc", "--hide-suspects")
    assert json.loads(run("outcomes", *asked, "--database", running.database)) == said.json()["measures"]


def test_a_total_is_made_once_for_page_file_and_program_and_again_when_something_in_it_changes(
    story: tuple[Running, str], made: Made
) -> None:
    running, _ = story
    enter(story, "record-disruption-intervention", agency="HMRC", kind="tax", on_behalf_of="Council")
    shown = words(running, f"/outcomes/public?{PERIOD}")
    assert made.times == 1
    assert words(running, f"/outcomes/public?{PERIOD}") == shown
    as_file = running.client("manager").get(f"/outcomes.json?{PERIOD}&version=public").json()
    as_data = running.client("manager").get(f"/api/outcomes?{PERIOD}&public=true").json()
    assert as_file["measures"] == as_data
    assert made.times == 1
    enter(story, "record-disruption-intervention", agency="HMRC", kind="tax", on_behalf_of="Council")
    assert words(running, f"/outcomes/public?{PERIOD}") != shown
    assert made.times == 2
    enter(story, "publish-debrief-report", version=1, public=True)
    words(running, f"/outcomes/public?{PERIOD}")
    assert made.times == 3
    words(running, f"/outcomes/public?{PERIOD}&small_numbers=ctdc")
    words(running, f"/outcomes/public?{PERIOD}&small_numbers=ctdc")
    assert made.times == 4


def test_what_was_made_is_kept_beside_the_log_for_other_processes_and_after_a_restart(
    story: tuple[Running, str], made: Made
) -> None:
    running, _ = story
    shown = running.client("manager").get(f"/api/outcomes?{PERIOD}&public=true").json()
    before = made.times
    log = open_log(running.database)
    other = Outcomes(running.database, log)
    total = other.to_publish(date(2026, 10, 1), date(2026, 12, 31), thresholds(date(2026, 11, 1)))
    assert other.public.of(total) == shown
    assert made.times == before
    other.close()
    log.close()


def test_a_total_that_takes_long_says_since_when_and_holds_nothing_else_up(
    story: tuple[Running, str], made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, _ = story
    address = f"/outcomes/public?{PERIOD}&small_numbers=ctdc&hide_suspects=yes"
    enter(story, "record-disruption-intervention", agency="HMRC", kind="tax", on_behalf_of="Council")
    made.go.clear()
    monkeypatch.setattr("web.pages.outcomes.public.AT_ONCE", 0.01)
    said = words(running, address, 202)
    assert re.search(
        r"Working on it since \d\d:\d\d: what is hidden is tried against the public versions? of \d op", said
    )
    page = running.client("manager").get(address).text
    assert '<noscript><meta http-equiv="refresh"' in page, "with scripts it is not drawn anew under its reader"
    assert f'href="{address.replace("&", "&amp;")}">Look again' in page
    assert running.client("manager").get(f"/outcomes.csv?{PERIOD}&version=public&small_numbers=ctdc&hide_suspects=yes")
    assert running.client("manager").get("/health").json() == {"status": "up"}
    assert made.times == 1
    made.go.set()
    running.client("manager").get(f"/api/outcomes?{PERIOD}&public=true&small_numbers=ctdc&hide_suspects=true")
    assert "a number from 1 to 10 about people or arrests" in words(running, address)
    assert made.times == 1


def test_a_total_that_could_not_be_made_is_tried_again(
    story: tuple[Running, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    running, _ = story
    address = f"/api/outcomes?{PERIOD}&public=true&hide_suspects=true"

    def broken(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(kept, "public_report", broken)
    assert running.client("manager").get(address).status_code == 500
    monkeypatch.setattr(kept, "public_report", REALLY)
    assert running.client("manager").get(address).status_code == 200


def test_only_the_latest_totals_are_kept(
    story: tuple[Running, str], made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    enter(story, "record-disruption-intervention", agency="HMRC", kind="tax", on_behalf_of="Council")
    for setting, times in (("standard", 1), ("ctdc", 2), ("ctdc", 2), ("standard", 3)):
        asked = f"{PERIOD}&public=true&small_numbers={setting}&hide_suspects=true"
        enter(
            story, "hand-over-shift", text="Three wait.", happened_at="2026-10-13T14:50"
        )  # changes nothing that is public
        assert story[0].client("manager").get(f"/api/outcomes?{asked}").status_code == 200
        assert made.times == times


@pytest.mark.parametrize("wrong", ["small_numbers=3", "hide_suspects=perhaps"])
def test_a_setting_that_there_is_not_is_said_so(story: tuple[Running, str], wrong: str) -> None:
    for address in (f"/outcomes/public?{PERIOD}&{wrong}", f"/outcomes.csv?{PERIOD}&version=public&{wrong}"):
        assert story[0].client("manager").get(address).status_code == 422
    assert story[0].client("manager").get(f"/api/outcomes?{PERIOD}&public=true&{wrong}").status_code == 422
