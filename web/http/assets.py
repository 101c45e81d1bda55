"""Styles, scripts and fonts stand at an address with their version in it, so that no page is drawn with another's.

A browser keeps what it got there for good. What another version asks for, while processes of two are running, is
answered with what this one has and kept by nobody.
"""

import hashlib
from pathlib import Path

from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parents[1] / "static"
ROOT = "/static"
KEPT = "public, max-age=31536000, immutable"
FOUND = (200, 206, 304)
"""Answers that bring an asset."""


def _version() -> str:
    """What stands for all that lies in the folder, names and content."""
    found = hashlib.sha256()
    for path in sorted(each for each in FOLDER.rglob("*") if each.is_file()):
        found.update(path.relative_to(FOLDER).as_posix().encode() + b"\n")
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]


VERSION = _version()
ASSETS = f"{ROOT}/{VERSION}"
"""Where a page finds its own."""


def kept(path: str, status: int) -> str | None:
    """For how long an answer may be kept, as `Cache-Control` says it; None for what is no asset of this version."""
    return KEPT if path.startswith(f"{ASSETS}/") and status in FOUND else None


class Assets(StaticFiles):
    """The folder, below the name of any version."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    def get_path(self, scope: Scope) -> str:
        """The path within the folder, what stands for the version left out."""
        return super().get_path(scope).partition("/")[2]
