"""What is not public yet says no more of arrests than its reader may see, in whichever form it is asked for."""

import json
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.web.given_previews import Publishing, words
from tests.web.given_previews import publishing as publishing

NOT_SHOWN = {"n": None, "not_shown": True}
ARRESTS = ("M10", "M13", "M53")


def test_a_draft_of_the_public_version_says_nothing_of_arrests_to_who_is_not_shown_them(publishing: Publishing) -> None:
    read: dict[str, Any] = {}
    for who in ("reader", "manager"):
        asks, here = publishing.running.client(who), f"/operations/{publishing.operation}"
        file = asks.get(f"{here}/debrief.json?version=public").json()["measures"]
        assert asks.get(f"/api{here}/report?public=true").json() == file
        read[who] = file
    assert {code for code in read["manager"] if read["reader"][code] != read["manager"][code]} == set(ARRESTS)
    assert all(read["reader"][code] == NOT_SHOWN for code in ARRESTS)
    assert read["manager"]["M10"]["n"] == 3


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_of_the_draft_has_no_word_of_an_offence_for_them(publishing: Publishing, ending: str) -> None:
    address = f"/operations/{publishing.operation}/debrief.{ending}?version=public"

    def said(who: str) -> str:
        content = publishing.running.client(who).get(address).content
        if ending == "csv":
            return content.decode()
        return str([row for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows(values_only=True)])

    assert "by offence group" in said("manager").lower() or "Offence group" in said("manager")
    assert "ffence group" not in said("reader").replace("by offence group", "")
    assert "not shown to you" in said("reader")


def test_what_has_changed_since_a_public_version_says_nothing_of_arrests_to_them(publishing: Publishing) -> None:
    sent = publishing.enters("publish-debrief-report", who="manager", version=1, public=True)
    assert sent.status_code == 200, sent.text
    arrest = publishing.enters("arrest-suspect", who="operator", suspect="S09", offence_group="immigration")
    assert arrest.status_code == 200, arrest.text
    here = f"/operations/{publishing.operation}/publications"
    assert "Arrests 3 in 1 operation 4 in 1 operation" in words(publishing.sees("manager", here))
    assert "Arrests" not in words(publishing.sees("reader", here)), "neither is the partner version for them"


@pytest.mark.parametrize("path", ["timeline", "events?limit=500"])
def test_a_program_reads_nothing_of_what_waits_unless_it_may_see_all_of_it(publishing: Publishing, path: str) -> None:
    publishing.asks_for_two()
    assert publishing.enters("prepare-debrief-report", who="manager", version=1).status_code == 200
    held = {}
    for who in ("reader", "manager"):
        answer = publishing.running.client(who).get(f"/api/operations/{publishing.operation}/{path}")
        rows = answer.json() if path == "timeline" else [json.loads(each)["data"] for each in answer.text.splitlines()]
        (held[who],) = (each["data"] for each in rows if each["type"] == "DebriefReportPrepared")
    assert json.loads(held["manager"]["figures"])["measures"]["M10"]["n"] == 3
    assert not {"figures", "seen"} & held["reader"].keys(), "a code of all that is hidden can be guessed against"
