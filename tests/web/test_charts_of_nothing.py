"""A chart draws no mark where nothing was recorded: a hatched track says so, an empty one is not yet."""

import re
from typing import Any

from web.charts import columns_of
from web.charts.bar import NOT_YET, UNKNOWN, Bar
from web.http.render import templates
from web.pages.debrief.charts import Range
from web.wording.states import said


def drawn(chart: str, **context: Any) -> str:
    html = templates().from_string(f'{{% import "charts/charts.html" as chart %}}{{{{ {chart} }}}}').render(**context)
    return re.sub(r"\s+", " ", html)


def test_a_bar_of_nothing_recorded_is_a_hatched_track_and_one_of_none_a_mark_on_the_axis() -> None:
    rows = [
        Bar("asked", 3),
        Bar("nobody asked", None, track=UNKNOWN),
        Bar("not yet", None, track=NOT_YET, said="Not applicable yet"),
        Bar("none", 0),
        Bar("in part", 2, unknown=1),
        Bar("whatever nobody said", 1, unknown_only=True),
    ]
    html = drawn("chart.bars(rows, 'Bars')", rows=rows)
    bars = {row[0]: row[1] for row in re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', html)}
    marks = {words: (picture.count("<rect"), picture.count("fl-hatched")) for words, picture in bars.items()}
    assert marks == {
        "Asked": (1, 0),
        "Nobody asked": (0, 1),
        "Not yet": (0, 0),
        "None": (1, 0),
        "In part": (1, 1),
        "Whatever nobody said": (0, 1),
    }
    assert ">not recorded<" in bars["Nobody asked"]
    assert ">Not applicable yet<" in bars["Not yet"]
    assert ">0<" in bars["None"]


def test_a_column_of_nothing_recorded_is_a_hatched_frame_and_nothing_bridges_it() -> None:
    rows = [("Apr", 2), ("May", None), ("Jun", NOT_YET), ("Jul", 0)]
    assert [(each.words, each.track, each.height) for each in columns_of(rows)] == [
        ("Apr", "", 160.0),
        ("May", UNKNOWN, 0.0),
        ("Jun", NOT_YET, 0.0),
        ("Jul", "", 0.0),
    ]
    html = drawn("chart.columns(rows, 'Months')", rows=rows)
    assert "Apr: 2, May: not recorded, Jun: not yet, Jul: 0. " in html
    assert html.count("fl-hatched") == 1
    assert "Hatched: not recorded." in html
    assert "An empty frame: not yet." in html


def test_a_time_that_nobody_measured_has_a_track_and_no_mark() -> None:
    unknown = said({"n": None, "unit": "hours", "not_recorded": 2}, "M44")
    rows = [Range("M44", "Referral to decision", unknown, UNKNOWN)]
    html = drawn("chart.ranges(rows, 'In hours', 'hours')", rows=rows)
    assert "<rect" not in html
    assert html.count("fl-hatched") == 1
    assert "Not recorded for any of 2" in html
    assert "from 0 to" not in html
