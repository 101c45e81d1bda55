"""How many changes of the rules were noticed, and what became of the others: read after `make mutate`.

What means the same as before, whatever is entered, stands in `mutation.toml` with the reason. It exits with 1 where
fewer than 95 in 100 of the others were noticed.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from mutmut.stats import status_by_exit_code

NOTICED = {"killed", "caught by type check", "timeout"}
LEAST = 95.0
SAME = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())


def tried() -> Iterator[tuple[str, str]]:
    """Each change by its name, and what became of it."""
    for file in sorted(Path("mutants/domain").rglob("*.meta")):
        for name, code in json.loads(file.read_text())["exit_code_by_key"].items():
            yield name, status_by_exit_code[code]


def change(name: str) -> str:
    """What was changed: the lines before and after."""
    said = subprocess.run(["mutmut", "show", name], capture_output=True, text=True, check=True).stdout.splitlines()
    return "\n".join(line for line in said if line[:1] in "-+" and line[:3] not in ("---", "+++"))


def reason(name: str, changed: str) -> str | None:
    """Why a change is none, where that is known: by the function that it is in, and the line that it leaves."""
    left = [line[1:].strip() for line in changed.splitlines() if line.startswith("+")]
    return next((why for line, why in SAME.get(name.rpartition("__mutmut_")[0], {}).items() if line in left), None)


def main() -> None:
    every = list(tried())
    unnoticed = [(name, became) for name, became in every if became not in NOTICED]
    changed = {name: change(name) for name, _ in unnoticed}
    same = {name: why for name in changed if (why := reason(name, changed[name])) is not None}
    for name, became in unnoticed:
        print(f"{name}: {same.get(name, became)}\n{changed[name]}\n")
    counted = len(every) - len(same)
    score = 100 * (len(every) - len(unnoticed)) / counted
    print(f"{len(every)} changes, {len(same)} of them none; {score:.1f} in 100 of the others noticed (least {LEAST})")
    sys.exit(score < LEAST)


if __name__ == "__main__":
    main()
