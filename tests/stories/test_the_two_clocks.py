"""When it happened and when it was recorded: typed on a form, sent by a program, corrected and replayed."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from domain.times import LONDON
from service.clock import now
from service.codec import decode
from tests.running import Running
from web.cli.main import app

REPORT = "issue-situation-report"
AUTUMN = "2025-10-26"
"""A night on which the clocks went back."""
SPRING = "2026-03-29"
"""A night on which they went forward."""
NO_TIMES = (
    "yesterday",
    "2026-02-31T10:00",
    "0000-01-01T00:00",
    "9999-12-31T23:59-10:00",
    "2026-10-13T08:00:60",
    "٠٨:٣٠",
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    served = Running(tmp_path_factory.mktemp("clocks") / "firstlight.db")
    served.start()
    yield served
    served.stop()


@pytest.fixture
def operation(running: Running) -> str:
    """An operation with its centre open since half past midnight on the autumn night."""
    started = {"happened_at": f"{AUTUMN}T00:15"}
    answer = running.client("coordinator").post("/api/operations", json=started)
    answer = running.client("manager").post("/api/operations", json=started) if answer.status_code == 403 else answer
    made = str(answer.json()["operation"])
    assert api(running, made, "open-centre", happened_at=f"{AUTUMN}T00:30").status_code == 200
    return made


def api(running: Running, operation: str, name: str, **body: Any) -> Any:
    return running.client("coordinator").post(f"/api/operations/{operation}/{name}", json=body)


def form(running: Running, operation: str, name: str, **typed: str) -> Any:
    return running.client("coordinator").post(f"/operations/{operation}/do/{name}", data=typed)


def latest(running: Running) -> Any:
    """The envelope of the last entry in the log."""
    log = running.application.log
    ((position, name, data, _),) = log.since(log.head() - 1, 1)
    return decode(position, name, data).envelope


def local(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%Y-%m-%dT%H:%M}"


def codes(answer: Any) -> list[str]:
    return [each["code"] for each in answer.json()["refusals"]]


def test_a_year_typed_wrong_is_refused_by_program_form_and_correction_and_the_text_stays(
    running: Running, operation: str
) -> None:
    for at, code in (("2062-10-13T08:00", "in_the_future"), ("9999-12-31T12:00", "in_the_future")):
        answer = api(running, operation, REPORT, happened_at=at)
        assert (answer.status_code, codes(answer)) == (409, [code])
    answer = api(running, operation, REPORT, happened_at="2014-12-31T23:59")
    assert answer.status_code == 409
    assert "too_long_ago" in codes(answer)
    answer = form(running, operation, REPORT, happened_at="2062-10-13T08:00", text="Twelve are here")
    assert answer.status_code == 409
    assert "This lies in the future" in answer.text
    assert 'value="2062-10-13T08:00"' in answer.text
    assert "Twelve are here" in answer.text
    assert api(running, operation, REPORT, happened_at=f"{AUTUMN}T00:40").status_code == 200
    entry = latest(running).entry
    for at in ("2062-10-13T08:00", local(now() + timedelta(minutes=7))):
        answer = api(running, operation, "correct-entry", entry=entry, changes={"happened_at": at})
        assert codes(answer) == ["in_the_future"]
    answer = api(running, operation, "correct-entry", entry=entry, changes={"happened_at": "2014-01-01T00:00"})
    assert "too_long_ago" in codes(answer)


def test_what_is_typed_a_little_ahead_is_taken_as_now_and_what_was_typed_is_kept(
    running: Running, operation: str
) -> None:
    soon = local(now() + timedelta(minutes=4))
    assert api(running, operation, REPORT, happened_at=soon).status_code == 200
    stored = latest(running)
    assert stored.happened_at == stored.recorded_at
    assert local(stored.typed_at) == soon
    assert form(running, operation, REPORT, happened_at=soon[11:]).status_code == 303
    assert latest(running).happened_at == latest(running).recorded_at


@pytest.mark.parametrize("written", ["{:%H:%M}", "{:%H.%M}", "{:%H%M}"])
def test_a_time_of_day_alone_is_the_last_time_that_the_clock_showed_it(
    running: Running, operation: str, written: str
) -> None:
    for typed, meant in ((timedelta(minutes=-3), timedelta(0)), (timedelta(hours=2), timedelta(days=-1))):
        moment = (now() + typed).replace(second=0, microsecond=0)
        answer = form(running, operation, REPORT, happened_at=written.format(moment.astimezone(LONDON)))
        assert answer.status_code == 303, answer.text
        assert abs(latest(running).happened_at - (moment + meant)) <= timedelta(hours=1)
        assert local(latest(running).happened_at)[11:] == local(moment)[11:]


def test_a_day_beside_the_time_says_which(running: Running, operation: str) -> None:
    assert form(running, operation, REPORT, happened_at="8.30", happened_on="2026-01-05").status_code == 303
    assert latest(running).happened_at == datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
    answer = form(running, operation, REPORT, happened_at="", happened_on="2026-01-05")
    assert answer.status_code == 422
    assert "Write the time of that day" in answer.text


def test_a_device_whose_clock_is_wrong_is_believed_about_how_long_ago(running: Running, operation: str) -> None:
    fast = timedelta(hours=3)
    shown = now() + fast
    said = {"happened_at": local(shown - timedelta(minutes=30)), "device_time": f"{shown:%Y-%m-%dT%H:%M:%SZ}"}
    for send in (api, form):
        assert send(running, operation, REPORT, **said).status_code in (200, 303)
        ago = latest(running).recorded_at - latest(running).happened_at
        assert abs(ago - timedelta(minutes=30)) < timedelta(minutes=2)
    answer = api(running, operation, REPORT, **{**said, "device_time": "noon"})
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "device_time")
    said["happened_at"] = local(shown + timedelta(minutes=30))
    assert codes(api(running, operation, REPORT, **said)) == ["in_the_future"]


def test_what_is_no_time_is_answered_beside_the_field_and_kept(running: Running, operation: str) -> None:
    entry = latest(running).entry
    for text in NO_TIMES:
        answer = form(running, operation, REPORT, happened_at=text, text="Twelve are here")
        assert answer.status_code == 422
        beside = re.search(r'id="happened_at-error".*', answer.text)
        assert beside is not None
        assert "must be a real date" in beside[0]
        assert f'value="{text}"' in answer.text
        assert "Twelve are here" in answer.text
        for body in ({"happened_at": text}, {"happened_at": [text]}):
            answer = api(running, operation, REPORT, **body)
            assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "happened_at")
        answer = api(running, operation, "correct-entry", entry=entry, changes={"happened_at": text})
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "happened_at")
    for empty in ("", 0, False):
        assert api(running, operation, REPORT, happened_at=empty).status_code == 422


def test_a_date_that_cannot_be_stays_as_it_was_typed(running: Running, operation: str) -> None:
    for text in ("31 February", "2026-02-31", "yesterday"):
        answer = form(running, operation, "request-information", service="licensing", due=text)
        assert answer.status_code == 422
        assert "must be a real date" in answer.text
        field = re.search(r'<input[^>]*name="due"[^>]*>', answer.text)
        assert field is not None
        assert f'value="{text}"' in field[0]
        assert 'type="date"' not in field[0]


def test_every_address_that_takes_a_moment_answers_what_is_none(running: Running, operation: str) -> None:
    http = running.client("coordinator")
    for text in (*NO_TIMES, "0001-01-01", "9999-12-31", " 2026-10-13", f"{SPRING}T01:30"):
        for path in ("board", "timeline", "report"):
            for name in ("at", "known_at"):
                answer = http.get(f"/api/operations/{operation}/{path}", params={name: text})
                assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, name)
        for path in ("timeline", "debrief"):
            assert http.get(f"/operations/{operation}/{path}", params={"at": text}).status_code == 422
        assert http.get(f"/operations/{operation}/replay", params={"moment": text}).status_code == 422
        assert running.client("manager").get("/api/register", params={"as_of": text}).status_code == 422


def test_a_period_is_two_real_dates_the_first_one_first(running: Running) -> None:
    http = running.client("manager")
    for since, until, wrong in (
        ("2026-12-31", "2026-01-01", "to"),
        ("2026-02-31", "2026-12-31", "from"),
        ("2026-01-01", "1798675200", "to"),
        ("2026-01-01T00:00:00", "2026-12-31", "from"),
    ):
        answer = http.get("/api/outcomes", params={"from": since, "to": until})
        assert (answer.status_code, [each["field"] for each in answer.json()["fields"]]) == (422, [wrong])
        assert http.get("/outcomes", params={"from": since, "to": until}).status_code == 422
        for command in ("outcomes", "export"):
            done = CliRunner().invoke(app, [command, "--from", since, "--to", until, "--database", running.database])
            assert done.exit_code == 2
            assert "Traceback" not in done.output
    for ends in ({"from": "0001-01-01", "to": "9999-12-31"}, {"from": "9999-12-31", "to": "9999-12-31"}):
        assert http.get("/api/outcomes", params=ends).status_code == 200
        assert http.get("/outcomes", params=ends).status_code == 200
        assert http.get("/outcomes/public", params=ends).status_code in (200, 422)


def test_the_hour_that_came_twice_is_the_later_unless_somebody_says_the_first(running: Running, operation: str) -> None:
    page = running.client("coordinator").get(f"/operations/{operation}/do/{REPORT}").text
    assert "From 01:00 to 02:00 on 26 October 2025" in page
    utc = {"first": datetime(2025, 10, 26, 0, 30, tzinfo=UTC), "second": datetime(2025, 10, 26, 1, 30, tzinfo=UTC)}
    for which, meant in (*utc.items(), ("", utc["second"])):
        for typed in ({"happened_at": f"{AUTUMN}T01:30"}, {"happened_at": "0130", "happened_on": AUTUMN}):
            assert form(running, operation, REPORT, happened_which=which, **typed).status_code == 303
            assert latest(running).happened_at == meant
    for text, meant in ((f"{AUTUMN}T01:30", utc["second"]), (f"{AUTUMN}T01:30+01:00", utc["first"])):
        assert api(running, operation, REPORT, happened_at=text).status_code == 200
        assert latest(running).happened_at == meant


def test_a_conversation_from_ten_to_two_to_five_to_two_is_taken_and_marked(running: Running, operation: str) -> None:
    for name, time in (
        ("register-person", "00:45"),
        ("start-person-debrief", "01:50"),
        ("complete-person-debrief", "01:55"),
    ):
        answer = api(running, operation, name, person="P01", happened_at=f"{AUTUMN}T{time}")
        assert answer.status_code == 200, answer.text
    api(running, operation, REPORT, happened_at=f"{AUTUMN}T01:10+01:00")
    page = running.client("coordinator").get(f"/operations/{operation}/timeline", params={"at": "2026-01-01"}).text
    times = re.findall(r"<time[^>]*>([^<]+)</time>", page)
    assert {"01:10 BST", "01:50 GMT", "01:55 GMT", "00:45"} <= set(times)


def test_the_hour_that_the_spring_left_out_is_refused_with_the_reason(running: Running, operation: str) -> None:
    said = "the clocks go forward from 01:00 to 02:00"
    for typed in ({"happened_at": f"{SPRING}T01:30"}, {"happened_at": "01:30", "happened_on": SPRING}):
        answer = form(running, operation, REPORT, **typed)
        assert answer.status_code == 422
        assert said in answer.text
    answer = api(running, operation, REPORT, happened_at=f"{SPRING}T01:30")
    assert answer.status_code == 422
    assert said in answer.json()["fields"][0]["says"]


def test_an_entry_moved_in_time_by_its_form_keeps_the_hour_that_it_had(running: Running, operation: str) -> None:
    http = running.client("coordinator")
    api(running, operation, REPORT, happened_at=f"{AUTUMN}T01:30+01:00")
    position = running.application.log.head()
    page = http.get(f"/operations/{operation}/entries/{position}").text
    assert re.search(r'name="happened_which" type="radio" value="first" checked', page)
    address = f"/operations/{operation}/entries/{position}/correct"
    same = {"happened_at": "01:30", "happened_on": AUTUMN, "happened_which": "first", "reason": "why"}
    assert "Nothing was changed." in http.post(address, data={**same, "entry": uuid4().hex}).text
    answer = http.post(address, data={**same, "happened_at": "half past one", "entry": uuid4().hex})
    assert answer.status_code == 422
    assert 'value="half past one"' in answer.text
    assert http.post(address, data={**same, "happened_at": "01:35", "entry": uuid4().hex}).status_code == 303


# Replays: the recording clock is each row's own.


def row(day: int, time: str, type: str = "SituationReportIssued", **more: Any) -> dict[str, Any]:
    return {"day": day, "time": time, "actor": "Coordinator", "type": type, "subject": "op", "data": {}, **more}


def replay(path: Path, rows: list[Any], start: str, *more: str) -> tuple[int, str, Any]:
    file = path / f"{uuid4().hex}.json"
    file.write_text(json.dumps({"events": rows}))
    done = CliRunner().invoke(
        app, ["replay", str(file), "--start", start, "--database", f"sqlite:///{path}/r.db", *more]
    )
    operation = done.stdout.splitlines()[-1] if done.exit_code < 2 else ""
    refused = json.loads(done.stderr.splitlines()[0])["reasons"] if done.exit_code == 1 else done.stderr
    return done.exit_code, operation, refused


DAY = [row(-7, "10:00", "OperationProposed"), row(0, "06:00", "CentreOpened"), row(0, "08:00")]


def test_a_day_is_replayed_wherever_it_lies_and_its_own_clock_counts(tmp_path: Path) -> None:
    for years in (-3, 3):
        start = f"{now().year + years}-06-01"
        code, operation, _ = replay(tmp_path, DAY, start, "--exercise")
        assert code == 0
        said = CliRunner().invoke(app, ["board", operation, "--database", f"sqlite:///{tmp_path}/r.db"])
        assert json.loads(said.stdout)["seq"] > 0


@pytest.mark.parametrize(
    "start", ["2014-12-31", "2062-10-13", "13/10/2026", "2026-02-31", "20261013", "2026-10-13T08:00"]
)
def test_a_start_is_a_real_date_from_2015_to_five_years_ahead(tmp_path: Path, start: str) -> None:
    code, _, said = replay(tmp_path, DAY, start)
    assert code == 2
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (row(2, "08:00", recorded=[1, "08:00"]), "in_the_future"),
        (row(0, "08:06", recorded=[0, "08:00"]), "in_the_future"),
        (row(10**12, "08:00"), "malformed: The day must be a number"),
        (row(13_000, "08:00"), "malformed: The day must be a number"),
        (row(0, "25:00"), "malformed"),
        (row(0, "01:30") | {"day": -198}, "malformed: There is no 01:30 on 29 March 2026"),
        (row(0, "09:00", recorded=["x", "09:00"]), "malformed"),
        (row(0, "09:00", "RollCallTaken", data={"present": 2_001}), "malformed: Write a number from 0 to 2,000"),
        (row(0, "09:00", "RollCallTaken", data={"present": 5.0}), "malformed: Write a number from 0 to 2,000"),
        (row(0, "09:00", "OperationCancelled", data={"reason": "a\ud800"}), "malformed: Write it again"),
        (row(0, "09:00", "EntryCorrected", data={"n": 3, "data": {"day": 5}}), "in_the_future"),
    ],
)
def test_a_row_out_of_its_clock_or_bounds_stops_the_replay_with_the_reason(
    tmp_path: Path, wrong: dict[str, Any], reason: str
) -> None:
    code, _, reasons = replay(tmp_path, [*DAY, wrong], "2026-10-13")
    assert code == 1
    assert any(each.startswith(reason) for each in reasons), reasons


def test_a_row_up_to_five_minutes_before_it_was_recorded_is_taken_as_then(tmp_path: Path) -> None:
    assert replay(tmp_path, [*DAY, row(0, "08:05", recorded=[0, "08:00"])], "2026-10-13")[0] == 0
