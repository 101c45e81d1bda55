"""A form that is sent says where to: the page's own script sends it there, and knows no other address."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"
FORM = re.compile(r"<form\b[^>]*>")


def test_every_form_that_posts_has_an_address() -> None:
    forms = [(file.name, form) for file in TEMPLATES.rglob("*.html") for form in FORM.findall(file.read_text())]
    posted = [(file, form) for file, form in forms if 'method="post"' in form]
    assert posted
    assert [file for file, form in posted if not re.search(r'\baction="[^"]', form)] == []
