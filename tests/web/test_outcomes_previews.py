"""Public outcomes over many operations are seen beforehand, published as versions, and released by a second person."""

import re
import threading
from typing import Any

import pytest

from service.outcomes import kept
from tests.running import PASSWORD
from tests.web.given_previews import Publishing, without_reasons, words
from tests.web.given_previews import publishing as publishing

PERIOD = "from=2026-10-01&to=2026-12-31"
PREVIEW = "/outcomes/public/preview"
QUARTER = {"since": "2026-10-01", "until": "2026-12-31"}


def sees(publishing: Publishing, who: str = "manager", more: str = "", status: int = 200) -> str:
    return publishing.sees(who, f"{PREVIEW}?{PERIOD}{more}", status)


def taking_back(page: str, entry: str) -> str:
    """The form that takes a preparation back, under a key."""
    form = page[page.index(f'<form method="post" action="{PREVIEW}/void"') :]
    return re.sub(r'name="entry" value="[^"]*"', f'name="entry" value="{entry}"', form)


def presses(publishing: Publishing, page: str, who: str = "manager") -> Any:
    return publishing.presses(page, who, PREVIEW)


def enters(publishing: Publishing, what: str, who: str, **body: Any) -> Any:
    return publishing.running.client(who).post(f"/api/outcomes/{what}", json={**QUARTER, "version": 1, **body})


def test_what_is_published_is_what_the_preview_showed_and_stays_so(publishing: Publishing) -> None:
    shown = sees(publishing, more="&small_numbers=ctdc")
    said = words(shown)
    for each in (
        "Outcomes, 2026 Q4",
        "Public version 1. Published by Council in",
        "Hides 1 to 10 people; arrests are shown",
        "Guarded against no earlier version; no public versions of single operations",
        "Hidden, because it is from 1 to 10.",
    ):
        assert each in said, each
    out = presses(publishing, shown)
    assert out.status_code == 303
    version = publishing.sees("manager", out.headers["location"])
    assert without_reasons(shown) == without_reasons(version) != []
    files = [publishing.running.client("manager").get(f"{out.headers['location']}{end}") for end in (".json", ".csv")]
    publishing.changes()
    later = publishing.sees("manager", out.headers["location"])
    assert (words(later), without_reasons(later)) == (words(version), without_reasons(version))
    again = [publishing.running.client("manager").get(f"{out.headers['location']}{end}") for end in (".json", ".csv")]
    assert [each.content for each in again] == [each.content for each in files]
    assert files[0].json()["hidden_below"] == {"people": 11, "suspects": 1}
    assert "because" not in files[0].text + version
    assert "public version 1" in words(publishing.sees("second", "/published"))
    assert "Version 1" in words(publishing.sees("manager", f"/outcomes/public?{PERIOD}"))


def test_the_next_version_is_guarded_against_the_one_before_and_says_what_changed(publishing: Publishing) -> None:
    presses(publishing, sees(publishing))
    publishing.changes()
    said = words(sees(publishing))
    assert re.search(r"Guarded against version 1 of \w+", said)
    assert re.search(r"What changed since version 1 What changed Figure Was Is \S+", said)
    assert "Publish public version 2" in said


def test_a_period_that_overlaps_a_published_one_goes_out_on_no_way(publishing: Publishing) -> None:
    publishing.asks_for_two()
    half = {"since": "2026-07-01", "until": "2026-12-31"}
    address = "from=2026-07-01&to=2026-12-31"
    assert enters(publishing, "prepare", "manager", **half).status_code == 200
    waiting = publishing.sees("second", f"{PREVIEW}?{address}")
    assert enters(publishing, "prepare", "manager").status_code == 200
    assert enters(publishing, "publish", "second").status_code == 200
    for what in ("prepare", "publish"):
        told = enters(publishing, what, "second", **half)
        assert told.status_code == 409
        assert [each["code"] for each in told.json()["refusals"]] == ["overlaps_published"]
    late = presses(publishing, waiting, "second")
    assert late.status_code == 409
    assert "2026 Q4 is public already" in words(late.text)
    page = publishing.sees("manager", f"{PREVIEW}?{address}")
    assert "Publish that period again as its next version, or quarters that no published period covers" in words(page)
    assert 'name="does"' not in page
    assert "Take back what was prepared" in words(page)
    assert "This is not for the public: 2026 Q4" in words(publishing.sees(address=f"/outcomes/public?{address}"))
    seen = publishing.running.client("manager").get(f"/api/outcomes/preview?{address}").json()
    assert seen["overlaps"] == [{"from": "2026-10-01", "to": "2026-12-31"}]
    assert enters(publishing, "prepare", "manager", since="2026-07-01", until="2026-09-30").status_code == 200


def test_the_preview_says_beside_which_outcomes_of_others_it_was_held(publishing: Publishing) -> None:
    publishing.running.application.accounts.add(
        "force", PASSWORD, name="Force", agency="Police", roles=("manager",), acts_for=()
    )
    assert enters(publishing, "publish", "force").status_code == 200
    assert "of single operations; 1 of other outcomes that count the same operations" in words(sees(publishing))


def test_where_something_changed_in_between_nothing_goes_out_and_it_is_shown_anew(publishing: Publishing) -> None:
    shown = sees(publishing)
    publishing.changes()
    head = publishing.running.application.log.head()
    again = presses(publishing, shown)
    assert again.status_code == 409
    assert "Something changed since this was shown to you." in again.text
    assert publishing.running.application.log.head() == head
    assert presses(publishing, again.text).status_code == 303


def test_one_prepares_and_another_releases(publishing: Publishing) -> None:
    publishing.asks_for_two()
    mine = sees(publishing, more="&small_numbers=ctdc")
    assert presses(publishing, mine).headers["location"].startswith("/outcomes/public?from=2026-10-01")
    assert "You prepared it on" in words(sees(publishing))
    theirs = sees(publishing, "second")
    assert "Hides 1 to 10 people" in words(theirs)
    assert presses(publishing, theirs, "manager").status_code == 409
    out = presses(publishing, theirs, "second")
    assert out.status_code == 303
    assert without_reasons(mine) == without_reasons(publishing.sees("second", out.headers["location"]))


def test_what_was_prepared_is_taken_back_on_the_page_and_is_prepared_anew(publishing: Publishing) -> None:
    publishing.asks_for_two()
    presses(publishing, sees(publishing))
    theirs = sees(publishing, "second")
    page = sees(publishing)
    back = taking_back(page, "first")
    assert publishing.presses(back, "reader", f"{PREVIEW}/void").status_code == 403
    out = publishing.presses(back, "manager", f"{PREVIEW}/void")
    assert out.headers["location"] == f"{PREVIEW}?{PERIOD}&version=1"
    again = publishing.sees("manager", out.headers["location"])
    assert "Prepare public version 1" in words(again)
    assert f"{PREVIEW}/void" not in again
    assert presses(publishing, theirs, "second").status_code == 409
    late = publishing.presses(taking_back(page, "late"), "manager", f"{PREVIEW}/void")
    assert late.status_code == 409
    assert "Nothing waits under this number" in words(late.text)


def test_whoever_takes_back_what_was_released_meanwhile_reads_that_it_is_public(publishing: Publishing) -> None:
    publishing.asks_for_two()
    presses(publishing, sees(publishing))
    page = sees(publishing)
    assert presses(publishing, sees(publishing, "second"), "second").status_code == 303
    late = publishing.presses(taking_back(page, "late"), "manager", f"{PREVIEW}/void")
    assert late.status_code == 409
    assert "This version is public already: somebody else sent it out meanwhile." in words(late.text)
    assert "Nothing went out" not in words(late.text)
    assert "Prepare public version 2" in words(late.text)


def test_a_program_is_told_the_same(publishing: Publishing) -> None:
    publishing.asks_for_two()
    for who, what, codes in (
        ("manager", "publish", ["not_prepared"]),
        ("manager", "void", ["not_waiting"]),
        ("manager", "prepare", []),
        ("second", "void", []),
        ("second", "publish", ["not_prepared"]),
        ("manager", "prepare", []),
        ("manager", "publish", ["prepared_by_you"]),
        ("second", "publish", []),
        ("second", "publish", ["version_exists"]),
    ):
        answer = enters(publishing, what, who)
        assert [each["code"] for each in answer.json().get("refusals", [])] == codes, answer.text
        assert answer.status_code == (409 if codes else 200)
    assert enters(publishing, "prepare", "manager", version=2).status_code == 200
    publishing.changes()
    stale = enters(publishing, "publish", "second", version=2)
    assert [each["code"] for each in stale.json()["refusals"]] == ["changed_since_prepared"]
    odd = enters(publishing, "publish", "second", since="2026-10-02")
    assert "not_whole_quarters" in [each["code"] for each in odd.json()["refusals"]]


def test_the_form_leads_to_the_preview(publishing: Publishing) -> None:
    for name in ("publish-outcomes", "prepare-outcomes"):
        path, form = f"/operations/new/do/{name}", {**QUARTER, "version": "1"}
        answer = publishing.running.client("manager").post(
            path, data=form, headers={"Origin": publishing.running.address}
        )
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"] == f"{PREVIEW}?{PERIOD}&version=1"


def test_it_is_for_those_who_publish_outcomes_and_for_their_organisation(publishing: Publishing) -> None:
    for who in ("reader", "nurse", "stranger"):
        sees(publishing, who, status=403)
        assert enters(publishing, "publish", who).status_code == 403
    out = presses(publishing, sees(publishing)).headers["location"]
    publishing.sees("nurse", out, 403)
    publishing.sees("stranger", out, 404)
    publishing.sees("police", out, 404)
    publishing.sees("manager", "/outcomes/published/1", 404)
    publishing.sees("manager", f"{out}.docx", 404)


def test_a_preview_that_takes_long_says_how_far_it_is(publishing: Publishing, monkeypatch: pytest.MonkeyPatch) -> None:
    go, told, really = threading.Event(), threading.Event(), kept.public_report

    def slow(*given: Any, progress: Any, **named: Any) -> Any:
        progress(3, 7)
        told.set()
        assert go.wait(60)
        return really(*given, progress=progress, **named)

    monkeypatch.setattr(kept, "public_report", slow)
    monkeypatch.setattr("web.pages.outcomes.public.AT_ONCE", 0.01)
    sees(publishing, status=202)
    assert told.wait(60)
    assert "3 of 7 hidden numbers are tried" in sees(publishing, status=202)
    go.set()
    publishing.running.client("manager").get(f"/api/outcomes?{PERIOD}&public=true")
    assert "Publish public version 1" in words(sees(publishing))


def test_back_after_publishing_shows_what_was_published(publishing: Publishing) -> None:
    pages = {f"{PREVIEW}?{PERIOD}": "/outcomes/public", publishing.preview: publishing.preview.rpartition("/")[0]}
    for preview, goes_on in pages.items():
        shown = publishing.sees("manager", preview)
        address = re.findall(r'data-page="([^"]+)"', shown)
        assert address == [preview.partition("?")[0]]
        key = re.findall(r'name="entry" value="(\w+)"', shown)[0]
        kept = f"{preview}{'&' if '?' in preview else '?'}key={key}"
        assert "Not published yet" in publishing.sees("manager", kept), "nothing was sent yet"
        assert publishing.presses(shown, address=address[0]).status_code == 303
        back = publishing.sees("manager", kept)
        assert "It is stored once." in words(back)
        assert f'href="{goes_on}"' in back
        assert "Not published yet" in publishing.sees("second", kept), "nobody else's"
