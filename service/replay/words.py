"""What was written on a day is laid over the rows of its script, which stay as an oracle knows them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any


def with_words(rows: Iterable[dict[str, Any]], words: Path, start: date) -> list[dict[str, Any]]:
    """The rows with the words of a file. Raises ValueError for words of a row that is not there, or of another type.

    The file's rows have `n`, `type` and `data`; a date in them may be given as `{"day": 42}`, counted from `start`.
    """
    written = {each["n"]: each for each in json.loads(words.read_text(encoding="utf-8"))["rows"]}
    found = [_laid_over(row, written.pop(row["n"], None), start) for row in rows]
    if written:
        raise ValueError(f"there is no row {', '.join(map(str, written))}")
    return found


def _laid_over(row: dict[str, Any], written: Mapping[str, Any] | None, start: date) -> dict[str, Any]:
    if written is None:
        return row
    if written["type"] != row["type"]:
        raise ValueError(f"row {row['n']} is {row['type']}, not {written['type']}")
    data = {name: _dated(value, start) for name, value in written["data"].items()}
    return {**row, "data": {**(row.get("data") or {}), **data}}


def _dated(value: object, start: date) -> object:
    return (start + timedelta(days=value["day"])).isoformat() if isinstance(value, dict) else value
