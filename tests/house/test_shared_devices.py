"""A tablet goes from hand to hand: its browser offers nobody the words that somebody else typed into the same box."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
BOX = re.compile(r"\{\{ govukInput\(.*?\) \}\}|<input\b[^>]*>|\{\{ f\.field\(.*?\) \}\}", re.DOTALL)
NO_WORDS = re.compile(
    r"""type["=: ]+(hidden|checkbox|radio|file|number|range|date|time|datetime-local|password)"""
    r"""|"inputmode": "numeric\""""
)


def test_every_form_that_takes_words_keeps_them_from_the_browser_s_memory() -> None:
    forms = [
        (file.name, form, inside)
        for file in TEMPLATES.rglob("*.html")
        for form, inside in FORM.findall(file.read_text(encoding="utf-8"))
    ]
    boxes = [
        (name, form, box) for name, form, inside in forms for box in BOX.findall(inside) if not NO_WORDS.search(box)
    ]
    kept = [f"{name}: {box[:120]}" for name, form, box in boxes if "autocomplete" not in form + box]
    assert len(boxes) > 15
    assert not kept, 'say autocomplete="off" on the form'


NO_NAME = {"number": "a person's number", "search": "what a form is called"}
"""What is typed into a form that goes into an address."""


def test_no_words_that_may_be_a_name_go_into_an_address_which_browsers_and_proxies_keep() -> None:
    sent = [
        (file.name, box)
        for file in TEMPLATES.rglob("*.html")
        for form, inside in FORM.findall(file.read_text(encoding="utf-8"))
        for box in (BOX.findall(inside) if 'method="post"' not in form else ())
        if not NO_WORDS.search(box)
    ]
    named = [f"{name}: {box[:120]}" for name, box in sent if not re.search(rf'name="({"|".join(NO_NAME)})"', box)]
    assert len(sent) > 2
    assert not named, 'a form that takes words is sent by method="post"'
