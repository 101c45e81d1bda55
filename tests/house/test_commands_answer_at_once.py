"""A command imports what it needs when it is called: help and the board wait for no web server and no database."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "fastapi",
    "starlette",
    "uvicorn",
    "sqlalchemy",
    "sqlmodel",
    "weasyprint",
    "xlsxwriter",
    "jinja2",
    "cryptography",
)
ASK = (
    "import sys; from web.cli.main import app; app(sys.argv[1:], standalone_mode=False); print(*sys.modules, sep='\\n')"
)


def modules(*command: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", ASK, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return {line.partition(".")[0] for line in ran.stdout.splitlines()}


@pytest.mark.parametrize("heavy", HEAVY)
def test_help_needs_nothing_heavy(heavy: str) -> None:
    assert heavy not in modules("--help"), f"web/cli/ imports {heavy} before a command is called"


def test_the_board_needs_neither_the_web_nor_the_tables(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'x.db'}"
    day = ROOT / "web" / "demo" / "reference_day.json"
    command = [
        sys.executable,
        "-m",
        "web.cli.main",
        "replay",
        str(day),
        "--start",
        "2026-10-13",
        "--database",
        database,
    ]
    operation = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()[-1]
    loaded = modules("board", operation, "--database", database)
    assert "projections" in loaded
    assert not loaded & set(HEAVY) - {"cryptography"}
