"""Three days, figure by figure: a 0 stands only where an entry answers the question with no.

The table is counted by hand. `2/4·1+3` is 2 of 4, of whom 1 is not recorded, and 3 more who may belong; `-` is no
number at all. A time is its median (shortest to longest) and how many stretches were measured.
"""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from projections.measures import KINDS, MEASURES, report
from projections.operation.state import OperationState
from service.clock import on_day
from service.days import events_of_operation
from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, read_script
from tests.given import START
from tests.stories.rows import SCRIPT
from tests.stories.test_command_line import run

HERE = Path(__file__).parent
NOTHING_AFTERWARDS, FOLLOWED_UP = HERE / "looked_at_nothing_afterwards.json", HERE / "looked_at_followed_up.json"
"""A day of which nothing about people is recorded after they left; a day with two follow-ups, one of them reached."""
DAYS: tuple[tuple[Path, tuple[int, str] | None], ...] = (
    (SCRIPT, None),
    (NOTHING_AFTERWARDS, (49, "23:59")),
    (FOLLOWED_UP, (31, "23:59")),
)
"""Each day, and where the clocks stand; None is at the last entry."""
TABLE = """
M01 | 1/1 | 1/1 | 1/1
M02 | 6/1 | 2/1 | 3/1
M02b | 6/11 | 2/4·1 | 3/5·2
M03 | 6/6 | 2/2 | 3/3
M04 | 6/6 | 2/2 | 2/3
M04b | 6/6 | 2/2 | 2/2
M05 | 0/0 | 0/0 | 1/1
M06 | 6/6 | 2/2 | 3/3
M07 | 11/11 | 3/4·1 | 4/4+1
M08 | 11/11 | 3/4·1 | 4/4+1
M09a | 52/11 | 5/4·1 | 3/5·2
M09b | -·1 | -·1 | -·1
M10 | 3/1 | 0/1 | 1/1
M11 | -·1 | -·1 | -·1
M12 | 1/1 | 1/1 | 1/1
M13 | -/3·3 | 0/0 | -/1·1
M20 | 11/20 | 4/5 | 5/6
M20b | 11/11 | 4/5 | 5/6
M21 | -·1 | -·1 | -·1
M22 | 11/11 | 3/4·1 | 3/5·1
M23 | 6/11 | 2/3 | 3/3
M24 | 6/6 | 1/1 | 1/2
M25 | 0/0 | 0/0 | 1/1
M26 | 0/11 | 0/4·1 | 0/4+1
M27 | -/11·11 | -/4·4 | 0/5·4
M28 | 6/6 | -/2·2 | 1/3·2
M28b | 6/6 | -/1·1 | 1/1
M29 | 5/5 | -/2·2 | -/3·3
M30 | 8/100 | 0/8 | 4/6
M30b | 1/5 | 0/2 | 1/1
M31 | -/2·2 | -/1·1+3 | -/0·5
M32 | 11/11 | 2/3·1 | -/0·3
M33 | 0/11 | 0/4 | 1/5·1
M34 | 0/0 | -/1·1+1 | 1/1
M35 | 2/2 | -·1 | 1/1
M40 | 22 (6 to 37) 11 | 12.5 (5 to 20) 4 | 20 (10 to 30) 5
M41 | 77 (44 to 110) 11 | 37.5 (35 to 40) 2·2 | -·5
M42 | 170 (75 to 297) 11 | 160 (100 to 220) 3 | 170 (120 to 210) 3
M43 | 10.02 (8.28 to 27.07) 6 | 5.42 (5.17 to 5.67) 2 | 6 (5.5 to 7) 3
M44 | 21.77 (6.65 to 22.47) 6 | -·2 | 81.25 (69 to 93.5) 2
M45 | -·0 | -·2 | -·0
M46 | 6/6 | -/0·2 | 1/1
M47 | 37.56 (36.67 to 38.45) 6 | -·1 | 30 (30 to 30) 1
M48 | 0 (0 to 0) 257 | 0 (0 to 0) 38 | 0 (0 to 0) 52
M50 | 55/85·30 | 7/30·23 | 5/36·31
M51 | -·6 | -·2 | -·2
M52 | 6/6 | -/2·2 | -/2·2
M53 | 6 | 2 | 2
M54 | 2/257 | 0/38 | 0/52
M55 | 6/6 | 2/2 | 2/2
M56 | 0/0 | -/0·2 | 1/1
M60 | 0/0 | 0/0 | 0/0
M61 | -/11·11 | -/4·4 | 0/5·4
M62 | -·6 | -·2 | -·1
M63 | -/11·11 | -/4·4 | -/5·5
M64 | -·1 | -·1 | -·1
M65 | 7/7 | 1/2·1 | -/1·1
M66 | 1/3 | -/1·1 | -/1·1
M67 | 10/10 | -/3·3 | -/2·2
M68 | 10/10 | -/3·3 | -/2·2
M69 | 0/1 | 0/0 | 0/0
M70 | 1/1 | 0/1 | -·0
M71 | -·1 | -·1 | -·1
M80 | 37.92 | 9.5 | 29.5
M81 | 35.27 (34.75 to 35.87) 6 | 7.92 (7.67 to 8.17) 2 | 26.5 (10 to 27) 3
M81b | 9.92 (8.67 to 26.7) 5 | 7.92 (7.83 to 8) 2 | 28 (28 to 28) 1·1
M82 | 55 (40 to 75) 11 | 30 (30 to 45) 3 | 30 (30 to 40) 3
M83 | 114 (72 to 136) 6 | 60 (60 to 60) 1 | 20 (20 to 20) 1
M84 | 6 | 2 | 2
M85 | 6 | -·2 | 1
M86 | 8/20 | 0/4 | 4/6
M87 | 6 | -·1 | -·0
M87b | 1 | -·1 | -·0
M88 | 11/11 | 4/4 | 5/5
"""
SIGNS = re.compile(
    r"(?P<n>-|[\d.]+)?(?: \((?P<shortest>[\d.]+) to (?P<longest>[\d.]+)\) (?P<many>\d+))?"
    r"(?:/(?P<of>\d+))?(?:·(?P<not_recorded>\d+))?(?:\+(?P<belongs>\d+))?"
)
CELLS = [
    (row[0], day, cell)
    for row in ([cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines())
    for day, cell in enumerate(row[1:])
]


@cache
def reported(day: int) -> dict[str, Any]:
    """What the product says of a day."""
    script, clock = DAYS[day]
    log = MemoryLog()
    replay = Replay(log, Vault(log), START)
    for _ in replay.run(read_script(script)):
        pass
    at: datetime | None = on_day(START, *clock) if clock else None
    return dict(report(OperationState.of(replay.operation, events_of_operation(log, replay.operation), at)))


def expected(code: str, cell: str) -> dict[str, Any]:
    """A cell of the table as the keys of a figure."""
    signs = SIGNS.fullmatch(cell)
    assert signs, cell
    said = {name: float(text) for name, text in signs.groupdict().items() if text not in (None, "-")}
    first = None if signs["n"] == "-" else said.pop("n")
    if KINDS[code] == "T" and first is not None:
        said |= {"median": first, "n": said.pop("many")}
    else:
        said["n"] = first  # type: ignore[assignment]
    return {"not_recorded": 0, "belongs": 0, **said}


def shown(figure: dict[str, Any]) -> dict[str, Any]:
    """The same keys of a figure as it is reported."""
    keys = ("n", "of", "not_recorded", "median", "shortest", "longest")
    said = {key: figure[key] for key in keys if key in figure}
    belongs = figure.get("breakdowns", {}).get("belongs", {}).get("not_recorded", 0)
    return {"not_recorded": 0, **said, "belongs": belongs}


@pytest.mark.parametrize(("code", "day", "cell"), CELLS)
def test_each_figure_of_three_days_says_what_was_counted_by_hand(code: str, day: int, cell: str) -> None:
    assert shown(reported(day)[code]) == expected(code, cell)


def test_every_figure_stands_in_the_table() -> None:
    assert {code for code, _, _ in CELLS} == set(MEASURES)


def test_later_situations_are_0_where_somebody_asked_and_left_out_where_nobody_did() -> None:
    later = reported(2)["M08"]["breakdowns"]
    assert later["asked"] == {"7_days": 2, "30_days": 1}
    assert later["followed_up"] == {"7_days": 1, "30_days": 0}
    assert "asked" not in reported(1)["M08"].get("breakdowns", {})


@pytest.mark.parametrize(
    ("day", "steps"), [(0, (6, 6, 6, None, None)), (1, (2, None, None, None, None)), (2, (2, None, None, None, None))]
)
def test_each_step_to_a_conviction_is_a_question_of_its_own(day: int, steps: tuple[int | None, ...]) -> None:
    rows = reported(day)["M53"]["rows"]
    assert tuple(row["n"] for row in rows) == steps
    assert [row.get("not_recorded", 0) for row in rows] == [int(n is None) for n in steps]


def test_the_command_line_says_the_same(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/day.db"
    start = str(START)
    operation = run("replay", str(NOTHING_AFTERWARDS), "--start", start, "--database", database).splitlines()[-1]
    said = json.loads(run("report", operation, "--at", "2026-12-01", "--database", database))
    assert said == reported(1)
