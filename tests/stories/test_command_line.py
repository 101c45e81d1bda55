"""The command line as somebody uses it from outside: replay a day, ask for its board, prove its log."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.stories.rows import EXPECTED, SCRIPT, reference_rows
from web.cli.main import app

FIRSTLIGHT = str(Path(sys.executable).parent / "firstlight")
KEYS = ("on_site", "registered", "debriefed", "pv", "consents", "nrm", "rg_pos", "arrests", "departed")
CHECKPOINTS = {
    "2026-10-13T06:30": (0, 0, 0, 0, 0, 0, 0, 2, 0),
    "2026-10-13T07:30": (6, 0, 0, 0, 0, 0, 0, 2, 0),
    "2026-10-13T08:00": (11, 6, 0, 0, 0, 0, 0, 2, 0),
    "2026-10-13T08:28": (12, 12, 0, 0, 0, 0, 0, 2, 0),
    "2026-10-13T08:31": (11, 11, 0, 0, 0, 0, 0, 2, 0),
    "2026-10-13T10:00": (11, 11, 2, 1, 0, 0, 0, 3, 0),
    "2026-10-13T12:00": (11, 11, 7, 4, 0, 0, 0, 3, 0),
    "2026-10-13T14:03": (11, 11, 11, 6, 0, 0, 0, 3, 0),
    "2026-10-13T16:10": (10, 11, 11, 6, 4, 1, 0, 3, 1),
    "2026-10-13T18:00": (8, 11, 11, 6, 5, 4, 0, 3, 3),
    "2026-10-13T20:15": (7, 11, 11, 6, 5, 5, 0, 3, 3),
    "2026-10-13T22:00": (8, 11, 11, 6, 5, 5, 0, 3, 3),
    "2026-10-14T09:20": (7, 11, 11, 6, 5, 5, 0, 3, 4),
    "2026-10-14T12:00": (6, 11, 11, 6, 6, 6, 0, 3, 5),
    "2026-10-14T15:10": (6, 11, 11, 6, 6, 6, 3, 3, 5),
    "2026-10-14T17:45": (6, 11, 11, 6, 6, 6, 6, 3, 5),
    "2026-10-14T18:15": (4, 11, 11, 6, 6, 6, 6, 3, 7),
    "2026-10-14T20:15": (0, 11, 11, 6, 6, 6, 6, 3, 11),
    "2026-11-10T23:59": (0, 11, 11, 6, 6, 6, 6, 3, 11),
}
"""Local minute by the counts just after it."""


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The reference day, replayed by the installed command into a file: (database, operation)."""
    database = f"sqlite:///{tmp_path_factory.mktemp('replay')}/day.db"
    command = [FIRSTLIGHT, "replay", str(SCRIPT), "--start", "2026-10-13", "--database", database]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return database, done.stdout.splitlines()[-1]


def run(*command: str) -> str:
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("moment", CHECKPOINTS)
def test_the_board_at_each_checkpoint(replayed: tuple[str, str], moment: str) -> None:
    database, operation = replayed
    said = json.loads(run("board", operation, "--at", moment, "--database", database))
    assert tuple(said[key] for key in KEYS) == CHECKPOINTS[moment]
    assert said["alarms"] == (["registered_over_arrived"] if moment.endswith("08:28") else [])


def test_the_duplicate_alarm_fires_and_clears(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    alarms = {
        minute: json.loads(run("board", operation, "--at", f"2026-10-13T08:{minute}", "--database", database))["alarms"]
        for minute in (26, 27, 29, 30)
    }
    assert alarms == {26: [], 27: ["registered_over_arrived"], 29: ["registered_over_arrived"], 30: []}


def test_the_board_says_who_waits_and_what_is_to_be_done_next(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    said = json.loads(run("board", operation, "--at", "2026-10-13T08:20", "--database", database))
    assert [(each["person"], each["for"], each["minutes"], each["over"]) for each in said["waiting"]] == [
        ("P02", "health", 44, 14),
        ("P03", "health", 39, 9),
        ("P04", "health", 33, 3),
        ("P05", "health", 28, None),
        ("P06", "health", 22, None),
        ("P07", "health", 17, None),
        ("P08", "health", 12, None),
        ("P09", "health", 6, None),
        ("P01", "conversation", 5, None),
        ("P10", "health", 1, None),
    ]
    since = "2026-10-13T07:48:00+01:00"
    assert said["do_next"][-1] == {"code": "not_registered", "about": None, "since": since, "minutes": 32, "over": None}
    assert [each["about"] for each in said["do_next"]] == ["P02", "P03", "P04", None]
    last = json.loads(run("board", operation, "--database", database))
    assert (last["waiting"], last["do_next"]) == ([], [])


def test_before_anything_happened_nobody_waits(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    said = json.loads(run("board", operation, "--known-at", "2026-01-01T00:00", "--database", database))
    assert (said["waiting"], said["do_next"]) == ([], [])


def test_the_report_gives_every_expected_figure(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    said = json.loads(run("report", operation, "--database", database))
    for code, figure in EXPECTED.items():
        assert {key: said[code].get(key, 0) for key in figure} == figure, code


def test_every_figure_is_always_there(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    before = json.loads(run("report", operation, "--at", "2026-09-01T00:00", "--database", database))
    assert set(before) == set(json.loads(run("report", operation, "--database", database)))
    assert before["M10"] == {"n": None, "not_recorded": 0}


def test_the_log_proves_itself(replayed: tuple[str, str]) -> None:
    database, _ = replayed
    assert json.loads(run("verify", "--database", database))["sound"] is True


def test_a_refused_row_ends_the_replay_with_its_number_and_every_reason(tmp_path: Path) -> None:
    rows = reference_rows()[:60]
    illegal = {"n": "x1", "day": 0, "time": "08:40", "actor": "Front desk", "type": "PersonDeparted", "subject": "P99"}
    script = tmp_path / "day.json"
    script.write_text(json.dumps({"events": [*rows, illegal]}))
    database = f"sqlite:///{tmp_path}/day.db"
    command = [FIRSTLIGHT, "replay", str(script), "--start", "2026-10-13", "--database", database]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert json.loads(done.stderr) == {"n": "x1", "reasons": ["unknown_person"]}
    operation = done.stdout.splitlines()[-1]
    kept = json.loads(run("board", operation, "--database", database))
    assert {key: kept[key] for key in rows[-1]["board"]} == rows[-1]["board"]


def test_two_days_in_one_store_share_nothing(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/two.db"
    first = run("replay", str(SCRIPT), "--start", "2026-10-13", "--database", database).splitlines()[-1]
    second = run("replay", str(SCRIPT), "--start", "2026-10-20", "--database", database).splitlines()[-1]
    one, other = (json.loads(run("board", each, "--database", database)) for each in (first, second))
    assert {**one, "seq": 0} == {**other, "seq": 0}


def test_what_cannot_be_read_is_said_plainly() -> None:
    done = CliRunner().invoke(app, ["board", "op-none", "--at", "yesterday", "--database", "memory://"])
    assert done.exit_code != 0
    unknown = CliRunner().invoke(app, ["board", "op-none", "--database", "memory://"])
    assert unknown.exit_code == 1
    assert "there is no operation" in unknown.stderr


@pytest.mark.parametrize("script", ["none.json", "."])
def test_a_script_that_is_not_there_makes_no_operation_and_no_store(tmp_path: Path, script: str) -> None:
    database = tmp_path / "day.db"
    command = ["replay", str(tmp_path / script), "--start", "2026-10-13", "--database", f"sqlite:///{database}"]
    done = CliRunner().invoke(app, command)
    assert (done.exit_code, done.stdout, database.exists()) == (2, "", False)


@pytest.mark.parametrize("said", [["--output", "people.xlsx"], ["--own-use"], ["--reason", "a question"]])
def test_an_export_of_events_takes_nothing_that_is_for_rows_about_people(said: list[str]) -> None:
    done = CliRunner().invoke(app, ["export", *said, "--database", "memory://"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{said[0]} goes with --htcds" in done.stderr


def test_an_answer_is_written_into_no_file_that_says_it_is_another_kind(tmp_path: Path) -> None:
    asked = ["export", "--htcds", "--dictionary", "--output", str(tmp_path / "fields.xlsx"), "--database", "memory://"]
    done = CliRunner().invoke(app, asked)
    assert (done.exit_code, [*tmp_path.iterdir()]) == (1, [])
    assert "does not end in .csv" in done.stderr


@pytest.mark.parametrize("to", ["sqlite:///other.db", "nonsense"])
def test_a_store_is_moved_to_postgresql_alone(to: str) -> None:
    done = CliRunner().invoke(app, ["move", "--to", to, "--database", "sqlite:///none.db"])
    assert done.exit_code == 2
    assert "postgresql://user@host/name" in done.stderr


def test_whoever_asks_for_a_free_port_is_told_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("web.cli.serving.run", lambda made, _: said.append(made.config.port))
    said: list[int] = []
    done = CliRunner().invoke(app, ["serve", "--port", "0", "--database", f"sqlite:///{tmp_path}/day.db"])
    assert said[0] > 0
    assert f"Firstlight is on http://127.0.0.1:{said[0]}" in done.stderr


def test_what_is_no_text_is_refused_before_any_command_looks_for_it() -> None:
    done = CliRunner().invoke(app, ["board", "op-\udcff", "--database", "memory://"])
    assert done.exit_code == 2
    assert "holds what is no text" in done.stderr


def test_nobody_is_told_where_the_service_is_while_another_is_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(app, ["serve", "--port", port, "--database", f"sqlite:///{tmp_path}/day.db"])
    assert done.exit_code == 2
    assert "nothing can listen on 127.0.0.1" in done.stderr
    assert not [*tmp_path.iterdir()]
    assert "http://" not in done.output


def test_a_file_saved_with_a_byte_order_mark_is_replayed(tmp_path: Path) -> None:
    day = tmp_path / "day.json"
    row = {"n": 1, "day": -10, "time": "10:00", "actor": "Police", "type": "OperationProposed", "subject": "op"}
    day.write_text(json.dumps({"events": [row]}), encoding="utf-8-sig")
    said = run("replay", str(day), "--start", "2026-10-13", "--database", f"sqlite:///{tmp_path}/day.db")
    assert said.splitlines()[-1].startswith("op-")
