"""The names of a day's script: which organisation each stands for, and of what kind it is where nobody registered it.

`names.json` beside this holds them all: nothing in code compares one.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from domain.words import Agency

FILE = Path(__file__).parent / "names.json"


@cache
def names() -> Mapping[str, Any]:
    """What the file says."""
    said: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return said


@cache
def _organisations() -> Mapping[str, Mapping[str, str]]:
    return {Agency(each["name"]).folded: each for each in names()["organisations"]}


def usual(name: str) -> Mapping[str, str]:
    """What an organisation is that nobody registered: as the file says, else of the kind that nothing rests on."""
    return _organisations().get(Agency(name).folded) or {"name": name, "kind": "other"}
