"""docs/cases.md: what published cases asked of a plan is held by the tests that it names."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?!case|---)[^|]+\|[^|]+\|[^|]+\| `([^`:]+)::(\w+)` \|$", re.MULTILINE)


def test_each_case_names_a_test_that_is_there() -> None:
    table = (ROOT / "docs" / "cases.md").read_text()
    named = ROW.findall(table)
    assert len(named) == table.count("\n| ") - 1, "every row but the head names one test"
    assert [each for each in named if f"def {each[1]}(" not in (ROOT / each[0]).read_text()] == []
