"""Small parts: how long a file and a function may be, and that a class's name belongs to one class alone."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("domain", "projections", "service", "web", "bench", "tests")
LINES_OF_A_FILE = 250
LINES_OF_A_FUNCTION = 40


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        named(path): n for path in sources(*PACKAGES) if (n := len(path.read_text().splitlines())) > LINES_OF_A_FILE
    }
    assert not long, f"longer than {LINES_OF_A_FILE} lines: {long}; cut each along its own grain"


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{named(path)}:{node.lineno} {node.name}": lines
        for path in sources(*PACKAGES)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert not long, f"longer than {LINES_OF_A_FUNCTION} lines: {long}"


def test_a_name_belongs_to_one_class_alone() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in sources("domain", "projections", "service", "web"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                where[node.name].append(f"{named(path)}:{node.lineno}")
    twice = {name: places for name, places in where.items() if len(places) > 1}
    assert not twice, f"two classes of one name: {twice}; give each the word of its own trade"
