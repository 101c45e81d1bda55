"""What a run has found, written down: `results.json` for programs, `RESULTS.md` and its pictures for people."""

from collections.abc import Iterator
from pathlib import Path

from bench import curves, line, neighbours
from bench.machine import machine
from bench.pictures import picture
from bench.results import Figure, Results, read, write
from bench.stores import STORES
from bench.words import short

HEAD = """# What was measured

Written by `make bench WHAT=results`, with [results.json](results.json); not by hand. Every figure stands beside its
limit, taken in the same run on the same machine: machines differ, so the ratio is what counts. A figure is the median
of its rounds, then the lowest and the highest of them. {met} of {targets} targets are met.
"""
REST = "Costs beside no limit"
BELOW = """
## What bounds several processes

Whoever asks, the service and PostgreSQL share the cores of this machine. Where the line *cores busy* comes near all of
them with one process, a second process has nothing to run on, and the ratio says something about the machine and not
about the service. Beyond that the log has one writer at a time (docs/adr/0037): the line *32 at once* of PostgreSQL.

All of these decisions are of one operation, of many thousand entries by the end, and each process takes in what the
others store. Entries are told apart by whole seconds: only what is stored as one second ends may come late to another
process, and a day with a late entry is folded again, once for all that came at once.

## Held by tests, not by figures

| what | where |
|---|---|
| a process killed, the database restarted, a lost wake-up, a lock held | `tests/stories/test_three_processes.py` |
| 200 kills at random moments | `tests/stories/test_killed_processes.py` |
| files and functions stay small | `tests/house/test_sizes.py` |
| every branch of `domain/` and `projections/` | `tests/decisions`, `tests/policy`, `tests/projections` |

Emmett was not run here. Its 2,272 appends a second at 32 callers, in another run, were a quarter of raw single-row
inserts on the same PostgreSQL: 0.8 of those is three times as many.
"""


def keep(folder: Path) -> None:
    """Write down what this process has measured until now, beside what others have kept without a section."""
    file = folder / "results.json"
    others = {key: each for key, each in read(file).figures.items() if not each.section} if file.exists() else {}
    found = Results(machine(), line.FIGURES | others, {key: each for key, each in curves.CURVES.items() if each.series})
    write(found, file)
    (folder / "RESULTS.md").write_text(text(found), encoding="utf-8")
    (folder / "pictures").mkdir(exist_ok=True)
    for key, curve in found.curves.items():
        (folder / "pictures" / f"{key}.svg").write_text(picture(curve), encoding="utf-8")


def text(results: Results) -> str:
    """All of it as one page."""
    asked = [each.met for each in results.figures.values() if each.met is not None]
    parts = [HEAD.format(met=sum(asked), targets=len(asked)), "## The machine", "", "| | |", "|---|---|"]
    parts += [f"| {name} | {value} |" for name, value in results.machine.items()]
    for section in dict.fromkeys(each.section for each in results.figures.values()):
        figures = [each for each in results.figures.values() if each.section == section]
        parts += ["", f"## {section or REST}", "", "| what | ours | from, to | beside | limit | ratio | target | |"]
        parts += ["|---|---:|---:|---|---:|---:|---|---|", *map(row, figures)]
    if results.curves:
        parts += ["", "## How they grow", ""]
    parts += [f"![{each.title}, by {each.x}](pictures/{key}.svg)\n" for key, each in results.curves.items()]
    parts += ["", "## Neighbours", "", (neighbours.__doc__ or "").strip(), "", *beside_neighbours(results), BELOW]
    return "\n".join(parts)


def row(figure: Figure) -> str:
    """One figure as a row of a table."""
    met = {True: "met", False: "**not met**", None: ""}[figure.met]
    span = f"{short(figure.low)}, {short(figure.high)}" if figure.low != figure.high else ""
    ours = f"{short(figure.median)} {figure.unit}".strip()
    limit = f"{figure.beside} | {short(figure.limit)} | {short(figure.ratio)}" if figure.beside else " | |"
    return f"| {figure.what.strip()} | {ours} | {span} | {limit} | {figure.target} | {met} |"


def beside_neighbours(results: Results) -> Iterator[str]:
    """What they take, and what ours takes on either store."""
    yield f"| action | who | theirs | {' | '.join(f'ours, {name}' for name in STORES.values())} |"
    yield "|---|---|---|---:|---:|"
    for action, who, theirs, key in neighbours.NEIGHBOURS:
        found = [results.figures.get(key.format(store=kind)) for kind in STORES]
        ours = " | ".join(f"{short(each.median)} {each.unit}" if each else "not measured" for each in found)
        yield f"| {action} | {who} | {theirs} | {ours} |"
