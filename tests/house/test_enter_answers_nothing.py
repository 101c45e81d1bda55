"""Who types a word and presses Enter has answered nothing: a form with several answers takes the one that is tapped."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"
ANSWERS = re.compile(r"<button [^>]*\bname=|govukButton\(\{[^}]*\"name\":")
LINES = re.compile(r"<input(?! type=\"hidden\")|govukInput|govukTextarea|f\.field\(|asked_when")
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
GUARD = "<button disabled hidden></button>"


def test_a_form_with_lines_and_several_answers_begins_with_a_button_that_does_nothing() -> None:
    """Enter in a line presses the first button: consent was recorded, an invitation answered, letters went out."""
    found = {
        template: form
        for template in TEMPLATES.rglob("*.html")
        for form in FORM.findall(template.read_text("utf-8"))
        if ANSWERS.search(form) and LINES.search(form)
    }
    names = {str(each.relative_to(TEMPLATES)) for each in found}
    assert names >= {"person/consent.html", "answer/answer.html", "start/form.html", "roll_call/form.html"}
    for template, form in found.items():
        before = ANSWERS.split(form)[0]
        assert GUARD in before, f"{template}: put {GUARD} before its first answer, or Enter gives it"
