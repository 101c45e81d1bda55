"""What goes out to the public is shown, prepared and released from the command line by the rules of the page."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from service.access.accounts import Accounts
from tests.stories.rows import SCRIPT
from tests.stories.test_command_line import run
from web.cli.main import app

PEOPLE = {"ann": "manager", "bob": "manager", "cleo": "reader"}
QUARTER = ("--from", "2026-10-01", "--to", "2026-12-31")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The reference day in a store of two managers, whose council asks for two people: (database, operation)."""
    path: Path = tmp_path_factory.mktemp("publishing")
    database = f"sqlite:///{path}/day.db"
    operation = run("replay", str(SCRIPT), "--start", "2026-10-13", "--database", database).splitlines()[-1]
    with closing(Accounts(database)) as accounts:
        for name, role in PEOPLE.items():
            accounts.add(name, "a-long-password", name=name, agency="Council", roles=[role])
    run("organisation", "change", "Council", "--second-release", "--database", database)
    return database, operation


def publish(store: tuple[str, str], what: str, who: str, *more: str) -> Any:
    """What a command answers, as JSON; what it refuses is on standard error."""
    asked = CliRunner().invoke(app, ["publish", what, "--as", who, *more, "--database", store[0]])
    assert isinstance(asked.exception, SystemExit | None), asked.exception
    return json.loads(asked.stdout if asked.exit_code == 0 else asked.stderr)


@pytest.mark.parametrize("about", ["report", "outcomes"])
def test_one_prepares_and_another_releases(store: tuple[str, str], about: str) -> None:
    asked = (store[1],) if about == "report" else QUARTER
    shown = publish(store, "show", "ann", *asked, "--small-numbers", "ctdc")
    assert (shown["version"], shown["second_release"], shown["prepared_by"]) == (1, True, None)
    assert shown["holds"]["hidden_below"] == {"people": 11, "suspects": 1}
    assert publish(store, "release", "ann", *asked) == {"reasons": ["not_prepared"]}
    code = ("--small-numbers", "ctdc", "--seen", shown["seen"])
    assert publish(store, "prepare", "ann", *asked, "--seen", "0" * 16) == {"reasons": ["not_as_seen"]}
    assert publish(store, "prepare", "ann", *asked, *code)["version"] == 1
    assert publish(store, "void", "bob", *asked)["version"] == 1
    assert publish(store, "void", "bob", *asked) == {"reasons": ["not_waiting"]}
    assert publish(store, "release", "bob", *asked) == {"reasons": ["not_prepared"]}
    assert publish(store, "prepare", "ann", *asked, *code)["version"] == 1
    assert publish(store, "release", "ann", *asked) == {"reasons": ["prepared_by_you"]}
    theirs = publish(store, "show", "bob", *asked)
    assert (theirs["seen"], theirs["prepared_by"], theirs["as_prepared"]) == (shown["seen"], "ann", True)
    assert publish(store, "release", "bob", *asked)["small_numbers"] == "ctdc"
    assert publish(store, "show", "bob", *asked)["guarded_against"] == [1]
    if about == "outcomes":
        wider = ("--from", "2026-07-01", "--to", "2026-12-31")
        assert publish(store, "show", "bob", *wider)["overlaps"] == [{"from": "2026-10-01", "to": "2026-12-31"}]
        for what in ("prepare", "release"):
            assert "overlaps_published" in publish(store, what, "bob", *wider)["reasons"]


def test_whoever_may_not_publish_is_told_so(store: tuple[str, str]) -> None:
    assert publish(store, "release", "nobody", store[1]) == {"error": "there is no account nobody that may sign in"}
    assert "error" in publish(store, "show", "cleo", store[1])
    assert "error" in publish(store, "release", "cleo", *QUARTER)
    assert publish(store, "show", "ann", "op-nowhere") == {"error": "there is no operation op-nowhere"}
    assert publish(store, "prepare", "ann", store[1], "--seen", "short")["errors"]


def test_the_setting_is_listed_and_stays_when_something_else_changes(store: tuple[str, str]) -> None:
    run("organisation", "change", "Council", "--contact", "Duty desk", "--database", store[0])
    lines = run("organisation", "list", "--database", store[0])
    assert "second release True" in next(line for line in lines.splitlines() if line.startswith("Council\t"))
