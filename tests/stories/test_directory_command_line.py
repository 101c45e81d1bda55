"""A directory is brought, listed and brought again from the command line; bad rows are named, and nothing is lost."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.access.access_log import AccessLog
from service.days import Days
from service.log import open_log
from tests.stories.test_command_line import run
from tests.web.given_directory import BAD, CONTACT_HEADS, CONTACT_WRONG, as_csv, contacts, expected
from web.cli.main import app

OURS = ("--council", "Council")


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'firstlight.db'}"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "contacts.csv"
    path.write_bytes(as_csv(CONTACT_HEADS, contacts()))
    return str(path)


def test_a_file_is_looked_at_brought_and_changes_nothing_the_second_time(database: str, file: str) -> None:
    bring = ("directory", "import", "partners", file, *OURS, "--database", database)
    seen = json.loads(run(*bring, "--preview"))
    assert (seen["new"], seen["refused"], seen["stored"]) == (500 - BAD, BAD, 0)
    assert [(each["row"], each["wrong"][0][0]) for each in seen["rows_refused"]] == expected(CONTACT_WRONG)
    assert run("directory", "list", "partners", *OURS, "--database", database) == ""
    assert json.loads(run(*bring))["stored"] == 500 - BAD
    again = json.loads(run(*bring))
    assert (again["new"], again["changed"], again["same"], again["stored"]) == (0, 0, 500 - BAD, 0)
    log = open_log(database)
    assert len(Days(log).directories.of("Council").contacts) == 500 - BAD
    log.close()


def test_it_is_listed_by_its_headings_to_its_own_council_and_that_is_kept(database: str, file: str) -> None:
    run("directory", "import", "partners", file, *OURS, "--database", database)
    lines = run("directory", "list", "partners", *OURS, "--database", database).splitlines()
    assert len(lines) == 500 - BAD
    assert "+44 1632 960001" in lines[1].replace("'", "") or any("+44 1632 960001" in each for each in lines)
    first = json.loads(
        run("directory", "list", "partners", *OURS, "--database", database, "--format", "json").splitlines()[0]
    )
    assert first["Organisation"].startswith("Partner")
    assert run("directory", "list", "partners", "--council", "Kent", "--database", database) == ""
    looks = AccessLog(database)
    assert [each.what for each in looks.entries("")] == ["partners listed"] * 3
    looks.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("directory", "list", "people", *OURS), "There is no directory of people"),
        (("directory", "import", "partners", "{empty}", *OURS), "Choose a file first."),
        (("directory", "import", "partners", "{other}", *OURS), "There is no column"),
    ],
)
def test_what_cannot_be_done_says_so(database: str, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    files = {"empty": tmp_path / "empty.csv", "other": tmp_path / "other.csv"}
    files["empty"].write_bytes(b"")
    files["other"].write_bytes(b"Colour\nred\n")
    command = [each.format(**files) for each in arguments]
    run("organisation", "add", "Council", "--kind", "council", "--database", database)
    done = CliRunner().invoke(app, [*command, "--database", database])
    assert done.exit_code != 0
    assert said in done.output
