"""What stands as the figures of a publication is what a publication holds; anything else cannot be read as one."""

import pytest

from domain.texts import Figures


@pytest.mark.parametrize(
    "text", ["{}", '{"measures": {"M01": {"n": 1}}, "hidden_below": {"people": 5, "suspects": 1}, "position": 7}']
)
def test_what_a_publication_holds_is_kept_letter_by_letter(text: str) -> None:
    assert Figures(text) == text


@pytest.mark.parametrize(
    "text", ["", "no JSON", "[]", "null", "7", '{"measures": []}', '{"measures": null}', '{"hidden_below": 5}']
)
def test_what_no_publication_holds_is_no_figures(text: str) -> None:
    with pytest.raises(ValueError, match="Expect"):
        Figures(text)
