"""A run writes down what it has measured, on both stores; what is kept here says the same everywhere."""

from pathlib import Path

import pytest

from bench import __main__, curves, line, results
from bench.pictures import picture
from bench.report import text


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that could not measure one of its claims."""
    folder = tmp_path_factory.mktemp("run")
    line.FIGURES.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(__main__, "EVERY", ("nothing", "decisions"))
        patch.setattr(results, "FOLDER", folder)
        with pytest.raises(SystemExit, match="not measured to the end: nothing"):
            __main__.main("results")
    return folder


def test_a_run_writes_figures_of_both_stores_whatever_fails(run: Path) -> None:
    found = results.read(run / "results.json")
    keys = set(found.figures)
    assert {key.replace("sqlite", "postgresql") for key in keys if key.endswith("_sqlite")} <= keys
    assert {"decision_1000000_postgresql", "rebuild_memory_sqlite", "disk_event_postgresql"} < keys
    assert all(each.low <= each.median <= each.high and each.beside for each in found.figures.values())
    assert set(found.machine) > {"cores", "memory", "disk", "python", "postgresql", "sqlite"}
    page = (run / "RESULTS.md").read_text()
    assert all(f"| {each.what} | " in page and f"## {each.section}" in page for each in found.figures.values())


def test_a_curve_is_a_picture_that_says_its_points(run: Path) -> None:
    assert [each.name for each in (run / "pictures").iterdir()] == ["events.svg"]
    drawn = (run / "pictures" / "events.svg").read_text()
    assert drawn.count("<circle") == sum(len(points) for points in curves.CURVES["events"].series.values()) == 8
    assert "SQLite: " in drawn


def test_what_is_kept_is_said_alike_by_figures_words_and_pictures() -> None:
    kept = results.read()
    assert (results.FOLDER / "RESULTS.md").read_text(encoding="utf-8") == text(kept)
    for key, curve in kept.curves.items():
        assert (results.FOLDER / "pictures" / f"{key}.svg").read_text(encoding="utf-8") == picture(curve)
