"""HTML as a tagged PDF (PDF/UA-1): A4, a running marking, page numbers; only our own styles and fonts are fetched."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from web.reports.fonts import fetched, files_for, style_of

STATIC = Path(__file__).parents[1] / "static"
STYLES = (
    "colours.css",
    "components.css",
    "firstlight.css",
    "debrief.css",
    "outcomes.css",
    "print.css",
    "board_paper.css",
    "poster.css",
)

_SAID = re.compile(r">[^<]+")
_LONG = re.compile(r"[^\s&;]{80}(?![\s&;])(?=[!-~\w])")  # and never before a mark that belongs to a letter


class NoPango(RuntimeError):
    """The machine lacks the library that lays out a page."""


def pdf(html: str) -> bytes:
    """The PDF of a page. Takes a second or so: call it in a thread. Raises NoPango where it cannot be made here."""
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except OSError as missing:
        raise NoPango(str(missing)) from missing
    fonts = FontConfiguration()
    faces = weasyprint.CSS(string=style_of(files_for(html)), url_fetcher=fetched, font_config=fonts)
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    page = weasyprint.HTML(string=breakable(html), url_fetcher=nothing)
    return bytes(page.write_pdf(stylesheets=[*_styles(), faces], font_config=fonts, pdf_variant="pdf/ua-1"))


def breakable(html: str) -> str:
    """A page whose endless words may be broken every 80 letters.

    To find for itself where one breaks, the layout reads the rest of it again for each line: a pasted code of 50,000
    letters took minutes.
    """
    head, body, rest = html.partition("<body")
    return head + body + _SAID.sub(lambda said: _LONG.sub(r"\g<0><wbr>", said[0]), rest)


@cache
def _styles() -> tuple[Any, ...]:
    """Our own styles, read once: reading them takes as long as laying out a sheet."""
    import weasyprint

    return tuple(weasyprint.CSS(filename=str(STATIC / name)) for name in STYLES)
