"""A command on a store that is not there says so: it makes none, and answers nothing as if it were empty."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.stories.test_command_line import run
from web.cli.main import app

PERIOD = ("--from", "2026-01-01", "--to", "2026-12-31")
COMMANDS = [
    *(("board", "op-1"), ("plan", "op-1"), ("report", "op-1"), ("outcomes", *PERIOD), ("national", "--year", "2026")),
    *(
        ("rebuild",),
        ("export",),
        ("export", "--htcds"),
        ("retention",),
        ("verify",),
        ("checkpoint",),
        ("key", "rotate"),
        ("drill",),
    ),
    *(("user", "list"), ("user", "disable", "ana"), ("user", "enable", "ana"), ("user", "password", "ana")),
    *(("user", "change", "ana", "--role", "manager"), ("token", "list"), ("token", "revoke", "1a2b3c4d")),
    *(("organisation", "list"), ("organisation", "change", "NCA"), ("publish", "show", "--as", "ana")),
    *(("directory", "list", "venues", "--council", "Council"), ("directory", "erase", "A", "B", "--council", "C")),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_misspelt_path_is_no_empty_store(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, [*command, "--database", f"sqlite:///{tmp_path}/fristlight.db"])
    assert done.exit_code == 1, done.output
    assert "there is no store at" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_changes_nothing_is_asked_what_it_is_to_change(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/r.db"
    run("user", "add", "ana", "--role", "manager", "--database", database)
    for command, says in (
        (("user", "change", "ana"), "say what changes"),
        (("retention", "--source", "Records schedule"), "for how many years"),
    ):
        done = CliRunner().invoke(app, [*command, "--database", database])
        assert (done.exit_code, says in done.stderr) == (1, True), done.output
