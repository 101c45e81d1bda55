"""A day that is replayed sets the clock to each row's own time, wherever the day lies."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from service.clock import now
from service.replay.script import Replay
from tests.running import Running
from tests.stories.given_clocks import REPORT, api, codes, latest, local
from tests.stories.given_clocks import running as running
from web.cli.main import app


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
        (row(0, "09:00", "BriefingIssued", data={"acks": 10**9}), "malformed: Write a number from 0 to 1,000"),
        (row(0, "09:00", data=["x"]), "malformed: A row is an object"),
        ("no row", "malformed: A row is an object"),
        (row(0, "09:00", "EntryCorrected", data={"n": 3, "data": {"day": 5}}), "in_the_future"),
    ],
)
def test_a_row_out_of_its_clock_or_bounds_stops_the_replay_with_the_reason(
    tmp_path: Path, wrong: Any, reason: str
) -> None:
    code, _, reasons = replay(tmp_path, [*DAY, wrong], "2026-10-13")
    assert code == 1
    assert any(each.startswith(reason) for each in reasons), reasons


def test_a_row_up_to_five_minutes_before_it_was_recorded_is_taken_as_then(tmp_path: Path) -> None:
    assert replay(tmp_path, [*DAY, row(0, "08:05", recorded=[0, "08:00"])], "2026-10-13")[0] == 0


@pytest.mark.parametrize("exercise", [True, False])
def test_what_is_entered_after_a_day_ahead_of_its_time_is_recorded_by_its_own_clock(
    running: Running, exercise: bool
) -> None:
    start = now().date() + timedelta(days=30)
    app = running.application
    day = Replay(app.log, app.vault, start, exercise)
    for _ in day.run(DAY):
        pass
    at = f"{start}T07:30"
    answer = api(running, day.operation, REPORT, happened_at=at)
    assert answer.status_code == 200, answer.text
    assert local(latest(running).happened_at) == at
    assert local(latest(running).recorded_at) == f"{start}T08:00"
    assert codes(api(running, day.operation, REPORT, happened_at=f"{start}T08:30")) == ["in_the_future"]
    assert api(running, day.operation, REPORT).status_code == 200
    assert (local(latest(running).recorded_at) == f"{start}T08:00") == exercise
    page = running.client("coordinator").get(f"/operations/{day.operation}/timeline")
    assert "07:30" in page.text
