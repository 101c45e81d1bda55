"""A refusal stands beside the field that it is about, and on top of the form where it is about none."""

import re

import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.forms import Form, signed_in, there

LATER = "2026-10-13T12:30"


def refused(running: Running, form: str, **typed: str) -> tuple[str, dict[str, str]]:
    """What stands on top of a form that was refused, and beside its fields."""
    day = people_here().has(("BedAllocated", "P01", {"bed": "2"}))
    operator, address = signed_in(running), f"/operations/{there(running, day)}/do/{form}"
    stands = Form(operator.get(address).text, address).stands
    hidden = {name: stands[name] for name in ("csrf_token", "entry", "next")}
    answer = operator.post(address, data={**hidden, "happened_at": LATER, **typed})
    assert answer.status_code == 409, answer.text[:300]
    assert "This cannot be done as it stands" in answer.text
    top = answer.text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    beside = re.findall(r'id="(\w+)-error"[^>]*>\s*<span[^>]*>Error:</span> ([^<]*?)\s*<', answer.text)
    return top, dict(beside)


@pytest.mark.parametrize(
    ("form", "typed", "field", "words"),
    [
        ("allocate-bed", {"person": "P02", "kind": "centre", "bed": "2"}, "bed", "Somebody has this bed."),
        ("allocate-bed", {"person": "P77", "kind": "hotel"}, "person", "Nobody is registered under this number"),
        ("register-person", {"person": "P01"}, "person", "There is one under this number or name already."),
        (
            "take-roll-call",
            {"present": "4", "happened_at": "2014-10-13T12:30"},
            "happened_at",
            "This lies before 2015.",
        ),
    ],
)
def test_it_stands_beside_the_field_and_in_the_summary(
    running: Running, form: str, typed: dict[str, str], field: str, words: str
) -> None:
    top, beside = refused(running, form, **typed)
    assert beside[field].startswith(words)
    assert f'href="#{field}' in top


def test_what_is_about_no_field_stands_on_top(running: Running) -> None:
    top, beside = refused(running, "allocate-bed", person="P01", kind="centre")
    assert beside == {}
    assert "This person has a bed in the centre." in top


def test_all_that_stands_against_one_field_is_said_beside_it(running: Running) -> None:
    top, beside = refused(running, "sign-off-referral", person="P77")
    assert "Nobody is registered under this number" in beside["person"]
    assert "No referral of this person is prepared." in beside["person"]
    assert "Nobody is registered" in top
    assert "is prepared" in top
