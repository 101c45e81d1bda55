"""A command imports what it needs when it is called: help and the board wait for no web server and no database."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DAY = ROOT / "web" / "demo" / "reference_day.json"
WEB_AND_TABLES = {"fastapi", "starlette", "uvicorn", "sqlalchemy", "sqlmodel", "weasyprint", "xlsxwriter", "jinja2"}
SOLVER = {"highspy", "numpy"}
HEAVY = WEB_AND_TABLES | SOLVER | {"cryptography"}
ASK = "import sys; from web.cli.main import app; app(sys.argv[1:], standalone_mode=False); print('--', *sys.modules)"


def firstlight(*command: str) -> tuple[str, set[str]]:
    """What a command answers, and the packages that were imported for it."""
    ran = subprocess.run([sys.executable, "-c", ASK, *command], cwd=ROOT, capture_output=True, text=True, check=True)
    answer, _, modules = ran.stdout.rpartition("-- ")
    return answer, {name.partition(".")[0] for name in modules.split()}


def test_help_needs_nothing_heavy() -> None:
    answer, loaded = firstlight("--help")
    assert "Firstlight" in answer
    assert not loaded & HEAVY, f"web/cli/ imports {loaded & HEAVY} before a command is called"


def test_the_board_needs_neither_the_web_nor_the_tables(tmp_path: Path) -> None:
    database = ("--database", f"sqlite:///{tmp_path / 'x.db'}")
    operation = firstlight("replay", str(DAY), "--start", "2026-10-13", *database)[0].split()[-1]
    answer, loaded = firstlight("board", operation, *database)
    assert '"on_site"' in answer
    unused = loaded & (WEB_AND_TABLES | SOLVER)
    assert not unused, f"board in web/cli/main.py imports {unused}"


def test_what_is_published_is_all_that_is_said_on_standard_output(tmp_path: Path) -> None:
    """The solver behind it would greet there, once in a process."""
    database = ("--database", f"sqlite:///{tmp_path / 'x.db'}")
    operation = firstlight("replay", str(DAY), "--start", "2026-10-13", *database)[0].split()[-1]
    command = [sys.executable, "-m", "web.cli.main", "report", operation, "--public", "--format", "json", *database]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout)["M88"] == {"n": 11}
