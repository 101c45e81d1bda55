"""Two people prepare one public version at once: the second reads that it is prepared, and may release it."""

import pytest

from tests.web.given_previews import Publishing, words
from tests.web.given_previews import publishing as publishing

TOTAL = "/outcomes/public/preview"


@pytest.mark.parametrize("total", [False, True], ids=["report", "outcomes"])
def test_whoever_prepares_what_was_prepared_meanwhile_sees_that_and_releases_it(
    publishing: Publishing, total: bool
) -> None:
    publishing.asks_for_two()
    sent_to = TOTAL if total else publishing.preview
    address = f"{TOTAL}?from=2026-10-01&to=2026-12-31&" if total else f"{publishing.preview}?"
    mine = publishing.sees("second", address)
    theirs = publishing.sees("manager", f"{address}small_numbers=ctdc")
    assert publishing.presses(theirs, "manager", sent_to).status_code == 303
    answer = publishing.presses(mine, "second", sent_to)
    said = words(answer.text)
    assert (answer.status_code, "Somebody else prepared this version meanwhile" in said) == (409, True)
    assert "Hides 1 to 10 people" in said, "as they chose"
    assert "Release public version 1" in said
    assert publishing.presses(answer.text, "second", sent_to).status_code == 303


def test_a_partner_version_that_went_out_meanwhile_stands_in_no_public_one_s_way(publishing: Publishing) -> None:
    mine = publishing.sees()
    assert publishing.enters("publish-debrief-report", version=2).status_code == 200
    assert publishing.presses(mine).status_code == 303
