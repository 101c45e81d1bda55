"""docs/cases.md: what published cases asked of a plan is held by the tests, told by the stories that it names."""

import re
from pathlib import Path

from tests.stories.given_cases import CASES

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?!case|---)[^|]+\|[^|]+\|[^|]+\| `([^`:]+)::(\w+)` \| (`[^|]+`) \|$", re.MULTILINE)


def _rows() -> list[tuple[str, str, str]]:
    table = (ROOT / "docs" / "cases.md").read_text()
    found = ROW.findall(table)
    assert len(found) == table.count("\n| ") - 1, "every row but the head names one test, and its stories"
    return found


def test_each_case_names_a_test_that_is_there() -> None:
    assert [each for each in _rows() if f"def {each[1]}(" not in (ROOT / each[0]).read_text()] == []


def test_each_case_has_its_story_and_each_story_its_case() -> None:
    told = [name for *_, stories in _rows() for name in re.findall(r"`([^`]+)`", stories)]
    assert sorted(told) == sorted(CASES)
