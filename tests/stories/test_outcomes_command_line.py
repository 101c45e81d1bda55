"""The figures across operations from the command line: a period, building again, and the log for others."""

import json
import re
import subprocess
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from domain.kernel import EVENTS
from domain.quarters import whole_quarters
from service.entry_names import EntryNames
from service.export import cloud_event, exported_fields
from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START, people_here
from tests.postgres import address
from tests.stories.rows import EXPECTED, SCRIPT, reference_rows
from tests.stories.test_command_line import FIRSTLIGHT, run
from web.cli.main import app

PERIOD = ("--from", "2026-10-01", "--to", "2026-12-31")
SECRETS = {
    "identity": "Somebody Whose Name Is Known",
    "belongings_receipt": "RECEIPT-4711",
    "police_reference": "MISPER-4711",
    "reference": "CRIME-4711",
    "text": "What was said in the room",
    "owner": "Somebody Else",
}


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The reference day, replayed by the installed command into a file: (database, operation)."""
    database = address(tmp_path_factory.mktemp("outcomes") / "day.db")
    run("replay", str(SCRIPT), "--start", "2026-10-20", "--exercise", "--database", database)
    return database, run("replay", str(SCRIPT), "--start", "2026-10-13", "--database", database).splitlines()[-1]


def test_over_a_period_with_one_operation_the_outcomes_are_its_report(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    said = json.loads(run("outcomes", *PERIOD, "--database", database))
    assert said == json.loads(run("report", operation, "--database", database))
    for code, figure in EXPECTED.items():
        assert {key: said[code].get(key, 0) for key in figure} == figure, code


def test_both_dates_are_included(replayed: tuple[str, str]) -> None:
    def planned(since: str, until: str) -> int:
        said = json.loads(run("outcomes", "--from", since, "--to", until, "--database", replayed[0]))
        return int(said["M01"]["of"])

    assert planned("2026-10-13", "2026-10-13") == 1
    assert planned("2026-10-14", "2027-10-13") == 0
    assert planned("2025-10-13", "2026-10-12") == 0


def test_the_public_figures_are_all_there_with_small_numbers_held_back(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    everything = json.loads(run("report", operation, "--database", database))
    for said in (
        json.loads(run("outcomes", *PERIOD, "--public", "--database", database)),
        json.loads(run("report", operation, "--public", "--database", database)),
    ):
        assert set(said) == set(everything)
        assert said["M07"]["breakdowns"]["destination"]["own_arrangement"] is None
        assert said["M10"]["n"] == 3


def test_a_setting_of_the_command_hides_arrests_or_more_people(replayed: tuple[str, str]) -> None:
    database, operation = replayed
    for command in (("outcomes", *PERIOD), ("report", operation)):
        asked = [*command, "--public", "--database", database]
        assert json.loads(run(*asked, "--hide-suspects"))["M10"] == {"n": None, "suppressed": True}
        ctdc = json.loads(run(*asked, "--small-numbers", "ctdc"))
        assert (ctdc["M88"]["n"], ctdc["M02"]["n"], ctdc["M10"]["n"]) == (11, None, 3)


def test_a_public_period_of_other_than_whole_quarters_is_said_to_be_one(replayed: tuple[str, str]) -> None:
    command = ["outcomes", "--from", "2026-10-02", "--to", "2026-12-31", "--public", "--database", replayed[0]]
    done = CliRunner().invoke(app, command)
    assert "do not publish it beside other periods" in done.stderr
    assert json.loads(done.stdout)["M01"]
    quarter = CliRunner().invoke(app, ["outcomes", *PERIOD, "--public", "--database", replayed[0]])
    assert quarter.stderr == ""


@pytest.mark.parametrize(
    ("since", "until", "whole"),
    [
        ("2026-10-01", "2026-12-31", True),
        ("2026-01-01", "2026-12-31", True),
        ("2025-04-01", "2026-03-31", True),
        ("2026-10-01", "2026-10-31", False),
        ("2026-10-02", "2026-12-31", False),
        ("2026-10-01", "2026-12-30", False),
        ("2026-11-01", "2027-01-31", False),
        ("2027-01-01", "2026-12-31", False),
    ],
)
def test_which_periods_are_whole_quarters(since: str, until: str, whole: bool) -> None:
    assert whole_quarters(date.fromisoformat(since), date.fromisoformat(until)) is whole


def test_everything_can_be_built_again(replayed: tuple[str, str]) -> None:
    database, _ = replayed
    before = run("outcomes", *PERIOD, "--database", database)
    path = Path(database.removeprefix("sqlite:///") + ".outcomes")
    path.unlink(missing_ok=True)  # PostgreSQL has them beside the log
    done = subprocess.run(
        [FIRSTLIGHT, "rebuild", "--database", database], capture_output=True, text=True, check=True, timeout=60
    )
    said = json.loads(done.stdout)
    assert said["operations"] == 1
    assert said["events"] == said["position"] == len(_stored(database))
    assert "Building again" in done.stderr
    assert run("outcomes", *PERIOD, "--database", database) == before


def test_what_cannot_be_read_as_a_date_is_said_plainly() -> None:
    done = CliRunner().invoke(app, ["outcomes", "--from", "October", "--to", "2026-12-31", "--database", "memory://"])
    assert done.exit_code == 2
    assert "is no date" in done.stderr


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """A day in which everything was said that must not go out, exported."""
    database = address(tmp_path_factory.mktemp("export") / "day.db")
    log = open_log(database)
    rows = reference_rows()[:60]
    made = dict.fromkeys(("actor",), "Registrar")
    about = {name: SECRETS[name] for name in ("identity", "belongings_receipt")}
    late = {"day": 0, "time": "10:00", "subject": "P90", **made}
    rows += [
        {"n": "a", **late, "type": "PersonRegistered", "data": {"adult": True, "language": "ro", **about}},
        {"n": "b", **late, "type": "PersonMissingReported", "data": {"police_reference": SECRETS["police_reference"]}},
        {"n": "c", **late, "type": "FollowUpRecorded", "data": {"situation": "housed"}},
        {"n": "d", **late, "type": "PriorReferralMatched", "data": {"reference": SECRETS["reference"]}},
        {"n": "e", **late, "type": "EntryCorrected", "subject": "op", "data": {"n": "a", "data": {"sex": "female"}}},
        {"n": "f", **late, "type": "LessonRecorded", "subject": "L1", "data": {"text": SECRETS["text"]}},
        {"n": "g", **late, "type": "ActionAssigned", "subject": "L1", "data": {"owner": SECRETS["owner"]}},
    ]
    for _ in Replay(log, Vault(log), START, exercise=True, actor="user-4711").run(rows):
        pass
    log.close()
    lines = run("export", "--database", database).splitlines()
    (stored,) = {row["data"]["identity"] for row in _stored(database) if row["data"].get("identity")}
    assert not [line for line in lines if stored in line]
    return [json.loads(line) for line in lines]


def _stored(database: str) -> list[dict[str, Any]]:
    log = open_log(database)
    rows = [{"type": name, **json.loads(data)} for _, name, data, _ in log.since(0, 1000)]
    log.close()
    return [{"type": row["type"], "data": row["d"], "envelope": row["e"]} for row in rows]


def test_every_line_is_a_cloud_event(exported: list[dict[str, Any]]) -> None:
    """The required attributes, and extension names of small letters and digits alone (CloudEvents 1.0.2)."""
    for event in exported:
        assert event["specversion"] == "1.0"
        assert event["type"].removeprefix("firstlight.") in EVENTS
        assert re.fullmatch(r"/operations/[^/]+", event["source"])
        assert event["datacontenttype"] == "application/json"
        for name in ("time", "recordedat"):
            assert datetime.fromisoformat(event[name]).utcoffset() is not None
        assert all(re.fullmatch(r"[a-z0-9]{1,20}", name) for name in event)
        assert all(isinstance(value, str | int | bool) for name, value in event.items() if name != "data")
    assert len({(event["source"], event["id"]) for event in exported}) == len(exported)
    positions = [event["position"] for event in exported]
    assert positions == sorted(set(positions))


def test_no_identity_no_text_and_no_reference_to_another_system_goes_out(exported: list[dict[str, Any]]) -> None:
    text = json.dumps(exported)
    assert "user-4711" not in text
    assert [secret for secret in SECRETS.values() if secret in text] == []
    (person,) = [
        event for event in exported if event.get("subject") == "P90" and event["type"].endswith("PersonRegistered")
    ]
    assert person["data"]["age"] == "adult"
    assert person["data"]["language"] == "ro"
    assert not {"identity", "belongings_receipt", "actor"} & set(person["data"])


def test_amendments_go_out_as_they_are_with_what_an_entry_should_have_been(exported: list[dict[str, Any]]) -> None:
    (corrected,) = [event for event in exported if event["type"] == "firstlight.EntryCorrected"]
    (becomes,) = corrected["data"]["becomes"]
    assert becomes["type"] == "firstlight.PersonRegistered"
    assert becomes["data"]["sex"] == "female"
    assert "identity" not in becomes["data"]
    assert corrected["data"]["entry"] in {event["entry"] for event in exported}


def test_an_exercise_says_so_in_every_line(exported: list[dict[str, Any]], replayed: tuple[str, str]) -> None:
    assert all(event["exercise"] is True for event in exported)
    lines = [json.loads(line) for line in run("export", "--database", replayed[0]).splitlines()]
    real = [event for event in lines if event["source"].endswith(replayed[1])]
    assert len(real) == len(lines) / 2
    assert all("exercise" not in event for event in real)


def test_a_period_holds_what_happened_in_it(replayed: tuple[str, str]) -> None:
    period = ("--from", "2026-10-14", "--to", "2026-10-14")
    events = [json.loads(line) for line in run("export", *period, "--database", replayed[0]).splitlines()]
    days = {datetime.fromisoformat(event["time"]).date() for event in events if event["source"].endswith(replayed[1])}
    assert events
    assert days == {date(2026, 10, 14)}


def test_no_text_goes_out_unless_somebody_named_it() -> None:
    """Every field that holds plain text is either among those that go out, or seen here to stay."""
    stay = {"belongings_receipt", "chair", "figures", "name", "owner", "police_reference", "reason", "ref", "seen"}
    stay |= {"reference", "role", "touches", "place", "places", "instead_of", "operation", "template"}
    for name, kind in EVENTS.items():
        left = {each.name for each in fields(kind) if each.name not in exported_fields(name)}
        sealed = {each.name for each in fields(kind) if "Sealed" in str(each.type)}
        assert left - sealed <= stay, name
        assert not sealed & set(exported_fields(name)), name


def test_the_subject_is_what_people_say() -> None:
    recorded = next(
        recorded for recorded in people_here().recorded_events() if type(recorded.event).__name__ == "PersonRegistered"
    )
    assert cloud_event(recorded, False, EntryNames())["subject"] == "P01"


def test_the_dictionary_explains_every_event_and_field_of_the_export(exported: list[dict[str, Any]]) -> None:
    said = json.loads(run("export", "--dictionary"))
    assert set(said) == {f"firstlight.{name}" for name in EVENTS}
    for event in exported:
        assert set(event["data"]) <= set(said[event["type"]]["fields"])
    assert all(each["meaning"] for each in said.values())
    assert all(field["meaning"] and field["type"] for each in said.values() for field in each["fields"].values())
    assert said["firstlight.PersonRegistered"]["fields"]["age"]["codes"] == ["adult", "child", "uncertain"]
    assert "| people | number | yes |" in run("export", "--dictionary", "--format", "text")
