"""What goes out to the public is seen beforehand, and where it is asked for, released by a second person."""

import json
import re

from tests.web.given_previews import Publishing, without_reasons, words
from tests.web.given_previews import publishing as publishing


def test_what_is_published_is_what_the_preview_showed(publishing: Publishing) -> None:
    shown = publishing.sees()
    said = words(shown)
    for each in (
        "Not published yet",
        "Hides 1 to 4 people; arrests are shown",
        "Guarded against no earlier version",
        "This is the first version",
        "Public version 1. Published by Council in",
        "Publish public version 1",
    ):
        assert each in said, each
    answer = publishing.presses(shown)
    assert answer.status_code == 303
    version = publishing.sees("manager", answer.headers["location"])
    assert without_reasons(shown) == without_reasons(version) != []
    title = re.search(r'id="file">(.*?)</h2>\s*<p class="govuk-body">(.*?)</p>', shown, re.DOTALL)
    assert title is not None
    held = publishing.running.client("manager").get(f"{answer.headers['location']}.json").json()
    assert [held["title"], f"{held['version']}. {held['as_of']}"] == list(title.groups())
    assert "version 1 of" in words(publishing.sees())


def test_why_something_is_hidden_stands_on_the_preview_and_in_no_file(publishing: Publishing) -> None:
    shown = publishing.sees()
    reasons = "The breakdown by sex is left out, because a small number in it could not be hidden among others."
    assert reasons in words(shown)
    assert "Not in the file" in shown
    hidden = publishing.sees(address=f"{publishing.preview}?small_numbers=ctdc&hide_suspects=yes")
    assert "Hidden, because it is from 1 to 10." in words(hidden)
    assert "Hides 1 to 10 people or arrests" in words(hidden)
    answer = publishing.presses(hidden)
    for ending in ("", ".json", ".csv"):
        out = publishing.running.client("reader").get(answer.headers["location"] + ending).text
        assert "because" not in out
        assert "Not in the file" not in out
    held = publishing.running.client("reader").get(answer.headers["location"] + ".json").json()
    assert held["hidden_below"] == {"people": 11, "suspects": 11}


def test_what_changed_since_the_last_version_is_said(publishing: Publishing) -> None:
    publishing.presses(publishing.sees())
    assert "What changed since version 1 Nothing has changed." in words(publishing.sees())
    publishing.changes()
    said = words(publishing.sees())
    assert re.search(r"What changed since version 1 What changed Figure Was Is \S+", said)
    assert "Publish public version 2" in said


def test_where_something_changed_in_between_nothing_goes_out_and_it_is_shown_anew(publishing: Publishing) -> None:
    shown = publishing.sees()
    publishing.changes()
    head = publishing.running.application.log.head()
    again = publishing.presses(shown)
    assert again.status_code == 409
    assert "Nothing was stored" in again.text
    assert "Something changed since this was shown to you." in again.text
    assert publishing.running.application.log.head() == head
    assert publishing.presses(again.text).status_code == 303


def test_what_changes_nothing_that_goes_out_stands_in_nobodys_way(publishing: Publishing) -> None:
    shown = publishing.sees()
    publishing.enters("hand-over-shift", text="Three wait.", happened_at="2026-10-13T14:50")
    assert publishing.presses(shown).status_code == 303


def test_pressed_twice_it_goes_out_once(publishing: Publishing) -> None:
    shown = publishing.sees()
    first = publishing.presses(shown)
    publishing.changes()
    assert publishing.presses(shown).headers["location"] == first.headers["location"]


def test_whoever_sends_it_second_reads_that_it_is_out_and_is_shown_the_next(publishing: Publishing) -> None:
    first, second = publishing.sees(), publishing.sees("second")
    assert publishing.presses(first).status_code == 303
    late = publishing.presses(second, "second")
    assert late.status_code == 409
    assert "This version is public already: somebody else sent it out meanwhile." in words(late.text)
    assert "Publish public version 2" in words(late.text)


def test_one_prepares_and_another_releases(publishing: Publishing) -> None:
    publishing.asks_for_two()
    mine = publishing.sees(address=f"{publishing.preview}?small_numbers=ctdc")
    assert "Prepare public version 1" in words(mine)
    assert "Publish public version" not in words(mine)
    assert publishing.presses(mine).headers["location"].endswith("/publications")
    assert "was prepared, and waits for another person" in publishing.sees(
        "second", publishing.preview.removesuffix("/preview")
    )
    assert "You prepared it on" in words(publishing.sees())
    assert '<form method="post" action="/o' not in publishing.sees()
    theirs = publishing.sees("second")
    assert "manager prepared it on" in words(theirs)
    assert "Hides 1 to 10 people" in words(theirs)
    assert "Release public version 1" in words(theirs)
    out = publishing.presses(theirs, "second")
    assert out.status_code == 303
    assert without_reasons(mine) == without_reasons(publishing.sees("second", out.headers["location"]))


def test_who_prepared_it_cannot_release_it_by_any_way_in(publishing: Publishing) -> None:
    publishing.asks_for_two()
    body = {"version": 1, "public": True}
    alone = publishing.enters("publish-debrief-report", "manager", **body)
    assert alone.status_code == 409
    assert "Two people send out what is public" in alone.text
    theirs = publishing.sees("second")
    assert publishing.enters("prepare-debrief-report", "manager", version=1).status_code == 200
    same = publishing.enters("publish-debrief-report", "manager", **body)
    assert (same.status_code, [each["code"] for each in same.json()["refusals"]]) == (409, ["prepared_by_you"])
    form = publishing.sees("second")
    pressed = publishing.presses(form, "manager")
    assert pressed.status_code == 409
    assert "You prepared this version yourself." in pressed.text
    assert "Prepare public version 1" in words(theirs)
    assert publishing.enters("publish-debrief-report", "second", **body).status_code == 200
    partners = publishing.enters("publish-debrief-report", "manager", version=2)
    assert partners.status_code == 200


def test_what_was_prepared_and_is_stale_is_not_released_in_silence(publishing: Publishing) -> None:
    publishing.asks_for_two()
    publishing.presses(publishing.sees())
    theirs = publishing.sees("second")
    publishing.changes()
    late = publishing.presses(theirs, "second")
    assert late.status_code == 409
    assert "Something in it changed since it was prepared." in late.text
    assert "Prepare public version 1 again" in words(late.text)
    assert publishing.presses(late.text, "second").status_code == 303
    assert publishing.presses(publishing.sees("manager"), "manager").status_code == 303


def test_the_form_of_a_public_version_leads_to_its_preview(publishing: Publishing) -> None:
    origin = {"Origin": publishing.running.address}
    head = publishing.running.application.log.head()
    form = {"version": "1", "public": "yes", "small_numbers": "ctdc", "hide_suspects": "yes"}
    for name in ("publish-debrief-report", "prepare-debrief-report"):
        path = f"/operations/{publishing.operation}/do/{name}"
        answer = publishing.running.client("manager").post(path, data=form, headers=origin)
        assert answer.status_code == 303
        assert answer.headers["location"] == f"{publishing.preview}?version=1&small_numbers=ctdc&hide_suspects=yes"
    assert publishing.running.application.log.head() == head


def test_it_is_for_those_who_publish(publishing: Publishing) -> None:
    publishing.sees("reader", status=403)
    publishing.sees("nurse", status=403)
    publishing.sees("stranger", status=404)
    publishing.sees("manager", f"{publishing.preview}?small_numbers=3", 422)
    shown = publishing.sees()
    assert publishing.presses(shown, "reader").status_code == 403
    for wrong in ('value="0000"', 'value="zz"'):
        odd = re.sub(r'name="seen" value="\w+"', f'name="seen" {wrong}', shown)
        assert publishing.presses(odd).status_code == 422


def test_a_program_sees_the_same_and_sends_its_code_along(publishing: Publishing) -> None:
    asked = f"/api/operations/{publishing.operation}/preview?small_numbers=ctdc"
    shown = publishing.running.client("manager").get(asked).json()
    assert f"<code>{shown['seen']}</code>" in publishing.sees(address=f"{publishing.preview}?small_numbers=ctdc")
    assert shown["why_hidden"]["M02"]["figure"] == "small"
    body = {"version": 1, "public": True, "small_numbers": "ctdc", "seen": shown["seen"]}
    publishing.changes()
    refused = publishing.enters("publish-debrief-report", "manager", **body)
    assert [each["code"] for each in refused.json()["refusals"]] == ["not_as_seen"]
    shown = publishing.running.client("manager").get(asked).json()
    out = publishing.enters("publish-debrief-report", "manager", **body | {"seen": shown["seen"]})
    assert json.loads(out.json()["events"][0]["figures"])["measures"] == shown["holds"]["measures"]
    assert publishing.running.client("reader").get(asked).status_code == 403
    quarter = "/api/outcomes/preview?from=2026-10-01&to=2026-12-31"
    total = publishing.running.client("manager").get(quarter).json()
    assert (total["version"], total["guarded_against"]) == (1, [])
    assert publishing.running.client("reader").get(quarter).status_code == 403
