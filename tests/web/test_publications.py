"""A publication is an event that holds its figures and stays as it was; a later one says what changed."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from projections.measures import TITLES
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.told import Told
from web.pages.debrief.publications import report_of, versions

Published = tuple[Client, Running]


@pytest.fixture
def published(running: Running, told: Told) -> Published:
    """The reference day carried out, its partner version 1 published by the script."""
    return told(running, len(reference_rows())), running


def text(running: Running, who: str, path: str) -> str:
    answer = running.client(who).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def positions(running: Running, operation: str) -> list[str]:
    page = running.client("manager").get(f"/operations/{operation}/publications").text
    return list(dict.fromkeys(re.findall(r"/publications/(\d+)\"", page)))


def publish(client: Client, running: Running, version: int, public: bool = False, **asked: object) -> dict[str, Any]:
    body = {"version": version, "public": public, **asked}
    answer = running.client("manager").post(f"/api/operations/{client.operation}/publish-debrief-report", json=body)
    assert answer.status_code == 200, answer.text
    event: dict[str, Any] = answer.json()["events"][0]
    return event


def late_decision(client: Client, running: Running) -> None:
    body = {"person": "P01", "outcome": "positive", "happened_at": "2026-11-20T10:00"}
    path = f"/api/operations/{client.operation}/record-conclusive-grounds-decision"
    assert running.client("coordinator").post(path, json=body).status_code == 200


def test_a_publication_holds_the_figures_of_its_moment(published: Published) -> None:
    client, running = published
    report = running.client().get(f"/api/operations/{client.operation}/report").json()
    event = publish(client, running, 2)
    held = json.loads(event["figures"])
    assert held["measures"] == report
    assert held["position"] > 250


def test_figures_are_never_typed(published: Published) -> None:
    client, running = published
    body = {"version": 9, "figures": "{}"}
    answer = running.client("manager").post(f"/api/operations/{client.operation}/publish-debrief-report", json=body)
    assert answer.status_code == 422


def test_a_late_decision_leaves_version_1_as_it_was_and_version_2_says_what_changed(published: Published) -> None:
    client, running = published
    op = client.operation
    (first,) = positions(running, op)
    before = text(running, "manager", f"/operations/{op}/publications/{first}")
    late_decision(client, running)
    assert text(running, "manager", f"/operations/{op}/publications/{first}") == before
    since = text(running, "manager", f"/operations/{op}/publications")
    assert "What has changed since version 1" in since
    assert f"{TITLES['M46']} 6 of 6 5 of 6" in since
    publish(client, running, 2)
    second = positions(running, op)[0]
    now = text(running, "manager", f"/operations/{op}/publications/{second}")
    assert "What changed since version 1" in now
    assert f"{TITLES['M46']} 6 of 6 5 of 6" in now
    assert text(running, "manager", f"/operations/{op}/publications/{first}") == before


def test_the_same_version_is_published_once_and_the_public_ones_are_numbered_apart(published: Published) -> None:
    client, running = published
    answer = running.client("manager").post(
        f"/api/operations/{client.operation}/publish-debrief-report", json={"version": 1}
    )
    assert answer.status_code == 409
    assert "version_exists" in answer.text
    publish(client, running, 1, public=True)


def test_the_public_version_holds_no_small_number_and_neither_place_nor_date(published: Published) -> None:
    client, running = published
    event = publish(client, running, 1, public=True)
    said = json.loads(event["figures"])["measures"]
    assert said["M88"] == {"n": 11}
    assert said["M10"]["n"] == 3
    newest = max(positions(running, client.operation), key=int)
    whole = text(running, "reader", f"/operations/{client.operation}/publications/{newest}")
    shown = whole[whole.index("Reception centre, 2026 Q4") :]
    assert "Public version 1" in shown
    assert "This is what the public sees." in shown
    assert "Female" not in shown
    assert "a number from 1 to 4 about people; arrests are shown as they are" in shown
    assert "13 Oct" not in shown


def test_who_publishes_chooses_how_small_a_number_is_hidden_and_the_version_says_it(published: Published) -> None:
    client, running = published
    form = running.client("manager").get(
        f"/operations/{client.operation}/do/publish-debrief-report?version=1&public=yes"
    )
    assert "up to 10, as CTDC does" in form.text
    event = publish(client, running, 1, public=True, small_numbers="ctdc", hide_suspects=True)
    held = json.loads(event["figures"])
    assert (held["measures"]["M02"]["n"], held["measures"]["M10"]["n"], held["measures"]["M88"]["n"]) == (
        None,
        None,
        11,
    )
    assert held["hidden_below"] == {"people": 11, "suspects": 11}
    newest = max(positions(running, client.operation), key=int)
    shown = text(running, "reader", f"/operations/{client.operation}/publications/{newest}")
    assert "a number from 1 to 10 about people or arrests" in shown


def test_a_version_that_does_not_say_what_it_hides_hid_fewer_than_five_people_or_arrests(published: Published) -> None:
    client, running = published
    day = running.application.days.get(client.operation)
    assert day is not None
    partner = versions(day)[0]
    older = replace(partner, public=True, held={"measures": {"M10": {"n": None, "suppressed": True}}})
    assert "a number from 1 to 4 about people or arrests" in report_of(day, older, "", frozenset()).notes[-1]


def test_a_partner_reads_and_does_not_publish_and_a_stranger_finds_nothing(published: Published) -> None:
    client, running = published
    path = f"/operations/{client.operation}/publications"
    assert "Publish partner version" in text(running, "manager", path)
    assert "Publish partner version" not in text(running, "reader", path)
    assert running.client("stranger").get(path).status_code == 404
    assert running.client("nurse").get(path).status_code == 403
    assert running.client("reader").get(f"{path}/1").status_code == 404


def test_a_withdrawn_version_stays_listed_as_withdrawn(published: Published) -> None:
    client, running = published
    (first,) = positions(running, client.operation)
    reason = {"reason": "wrong file"}
    path = f"/operations/{client.operation}/entries/{first}/void"
    origin = {"Origin": running.address}
    assert running.client("manager").post(path, data=reason, headers=origin).status_code == 303
    assert "Version 1 withdrawn" in text(running, "manager", f"/operations/{client.operation}/publications")
    assert "Withdrawn." in text(running, "manager", f"/operations/{client.operation}/publications/{first}")


@pytest.mark.parametrize("path", ["timeline", "events"])
def test_a_program_reads_of_a_version_the_figures_that_its_page_shows_and_no_more(
    published: Published, path: str
) -> None:
    client, running = published
    publish(client, running, 1, public=True)
    read = {}
    for who in ("reader", "manager"):
        answer = running.client(who).get(f"/api/operations/{client.operation}/{path}", params={"limit": 500})
        found = json.loads(f"[{','.join(answer.text.splitlines())}]")
        rows = [each["data"] for each in found] if path == "events" else found[0]
        both = sorted(
            (each for each in rows if each["type"] == "DebriefReportPublished"), key=lambda row: row["position"]
        )
        read[who] = [json.loads(each["data"]["figures"])["measures"] for each in both]
    reader, manager = read["reader"], read["manager"]
    assert manager[0]["M10"]["n"] == 3
    assert {code for code in manager[0] if reader[0][code] != manager[0][code]} == {"M10", "M13", "M53", "M55"}
    parts = manager[0]["M55"]["breakdowns"].keys() - reader[0]["M55"]["breakdowns"].keys()
    assert parts == {"offence_group"}, "whom the police arrested stands in the profile too"
    assert reader[0]["M10"] == {"n": None, "not_shown": True}
    assert reader[1] == manager[1], "what is public is public"
