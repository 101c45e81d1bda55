"""HTML as a tagged PDF (PDF/UA-1): A4, a running marking, page numbers; nothing is fetched but our own style sheets."""

from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
STYLES = ("firstlight.css", "debrief.css", "outcomes.css", "print.css")


class NoPango(RuntimeError):
    """The machine lacks the library that lays out a page."""


def pdf(html: str) -> bytes:
    """The PDF of a page. Takes a second or so: call it in a thread. Raises NoPango where it cannot be made here."""
    try:
        import weasyprint
    except OSError as missing:
        raise NoPango(str(missing)) from missing
    styles = [weasyprint.CSS(filename=str(STATIC / name)) for name in STYLES if (STATIC / name).exists()]
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    made = weasyprint.HTML(string=html, url_fetcher=nothing).write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")
    return bytes(made)
