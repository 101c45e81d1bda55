"""The fonts of a paper: a file for each script, Noto Sans for most, of which it takes those that its words need."""

import json
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import category

FONTS = Path(__file__).parents[1] / "static" / "vendor" / "fonts"
LATIN = ("noto-sans-latin", "noto-sans-vietnamese")
"""Files in which letters are not taken apart into letter and mark: the marks would be spaced as letters are."""


@lru_cache(maxsize=1)
def drawn_by() -> dict[int, str]:
    """Which file draws a character; none where the assets were brought before there were fonts among them."""
    if not (FONTS / "fonts.json").exists():
        return {}
    table = json.loads((FONTS / "fonts.json").read_text(encoding="utf-8"))
    return {point: file for file, spans in table.items() for first, last in spans for point in range(first, last + 1)}


def files_for(text: str) -> list[str]:
    """The files that draw a text, in the order in which they are tried."""
    wanted = {drawn_by().get(ord(each)) for each in set(text)}
    return [file for file in dict.fromkeys(drawn_by().values()) if file in wanted]


def not_drawn(text: str) -> str:
    """The signs of a text that no file draws: they would come out as boxes. Unknown where there are no files at all."""
    signs = (each for each in dict.fromkeys(text) if not each.isspace() and category(each) not in ("Cc", "Cf"))
    return "".join(each for each in signs if drawn_by() and ord(each) not in drawn_by())


def style_of(files: list[str]) -> str:
    """The style sheet that sets a whole paper, its margins included, in these files."""
    if not files:
        return ""
    faces = "".join(_face(file) for file in files)
    families = ", ".join(f'"{file}"' for file in files)
    return f"{faces} @page {{ font-family: {families} }} .fl-paper, .fl-paper * {{ font-family: {families} }}"


def _face(file: str) -> str:
    whole = 'font-feature-settings: "ccmp" 0;' if file.startswith(LATIN) else ""
    return f'@font-face {{ font-family: "{file}"; src: url("font:{file}"); {whole} }} '


@lru_cache(maxsize=64)
def opened(file: str) -> bytes:
    """A file as it is laid out with. Some take a fifth of a second to unpack, and are kept."""
    from fontTools.ttLib import woff2

    made = BytesIO()
    woff2.decompress(BytesIO((FONTS / f"{file}.woff2").read_bytes()), made)
    return made.getvalue()


def fetched(url: str) -> Any:
    """A font by its address, and nothing else."""
    from weasyprint.urls import URLFetcherResponse

    file = url.removeprefix("font:")
    if file not in drawn_by().values():
        raise ValueError(f"There is no font {file}.")
    return URLFetcherResponse(url, opened(file))
