"""What a later version says differently, and how a version is withdrawn."""

import re
from typing import Any

from projections.measures import TITLES
from tests.stories.given_publications import Story
from tests.stories.given_publications import story as story
from web.wording.figures import changes


def test_what_changed_between_public_versions_is_only_what_both_show() -> None:
    was: dict[str, dict[str, Any]] = {
        "M88": {"n": 11, "breakdowns": {"sex": {"male": None, "female": None}}},
        "M07": {"n": 11, "breakdowns": {"destination": {"safe_accommodation": 6, "hospital": None}}},
        "M10": {"n": None, "suppressed": True},
        "M20": {"n": 11},
    }
    now: dict[str, dict[str, Any]] = {
        "M88": {"n": 24},
        "M07": {"n": 24, "breakdowns": {"destination": {"safe_accommodation": 12, "hospital": 7, "custody": None}}},
        "M10": {"n": 6},
        "M20": {"n": None, "suppressed": True},
    }
    assert changes(was, now, TITLES, public=True) == [
        (TITLES["M07"], "11", "24"),
        (f"{TITLES['M07']}: Safe accommodation", "6", "12"),
        (TITLES["M88"], "11", "24"),
    ]


def test_what_changed_names_every_number_and_tells_none_from_not_recorded() -> None:
    was: dict[str, dict[str, Any]] = {
        "M44": {
            "n": 6,
            "unit": "hours",
            "median": 2.0,
            "shortest": 1.0,
            "longest": 3.0,
            "within": {"5_working_days": 6},
        },
        "M53": {"n": 6, "rows": [{"step": "referrals", "n": 6}, {"step": "convictions", "n": 0}]},
        "M07": {"n": 6, "breakdowns": {"destination": {"own_arrangement": 6}}},
        "M09b": {"n": None, "not_recorded": 1},
        "M48": {"n": 255, "unit": "minutes", "median": 0.0},
    }
    now: dict[str, dict[str, Any]] = {
        "M44": {
            "n": 6,
            "unit": "hours",
            "median": 2.0,
            "shortest": 1.0,
            "longest": 3.0,
            "within": {"5_working_days": 5},
        },
        "M53": {"n": 6, "rows": [{"step": "referrals", "n": 6}, {"step": "convictions", "n": 2}]},
        "M07": {"n": 6, "breakdowns": {"destination": {"own_arrangement": 5, "hospital": 1}}},
        "M09b": {"n": 1, "breakdowns": {"kind": {"tax check": 1}}},
        "M48": {"n": 256, "unit": "minutes", "median": 0.0},
    }
    assert changes(was, now, TITLES) == [
        (f"{TITLES['M07']}: Own arrangement", "6", "5"),
        (f"{TITLES['M07']}: Hospital", "0", "1"),
        (TITLES["M09b"], "Not recorded", "1"),
        (f"{TITLES['M09b']}: Tax check", "not recorded", "1"),
        (f"{TITLES['M44']}: within 5 working days", "6 of 6", "5 of 6"),
        (f"{TITLES['M53']}: convictions", "0", "2"),
    ]


def test_a_withdrawn_version_keeps_its_place_its_figures_and_its_number(story: Story) -> None:
    first = story.first()
    entry = story.recorded(first).envelope.entry
    assert story.post("void-entry", entry=entry, reason="the wrong figures").status_code == 200
    assert "Version 1 withdrawn" in story.words()
    assert "Withdrawn" in story.words(f"/{first}")
    assert story.get(f"/{first}.json").json()["measures"] == story.held(first)["measures"]
    assert "Publish partner version 2" in story.words(who="manager")
    again = story.post("publish-debrief-report", version=1)
    assert again.status_code == 409, "a number that went out is never used again"


def test_a_publication_cannot_be_corrected(story: Story) -> None:
    first = story.first()
    held = story.held(first)
    entry = story.recorded(first).envelope.entry
    for changed in ({"figures": "{}"}, {"version": 7}, {"public": True}):
        answer = story.post("correct-entry", entry=entry, changes=changed)
        assert answer.status_code in (409, 422), changed
    assert story.held(first) == held
    assert "Version 1" in story.words()


def test_the_form_twice_sent_publishes_once(story: Story) -> None:
    path = f"/operations/{story.operation}/do/publish-debrief-report"
    form = {"version": "2", "public": "no", "entry": "sent-twice", "next": story.path}
    http = story.running.client("manager")
    for _ in range(2):
        answer = http.post(path, data=form, headers={"Origin": story.running.address})
        assert answer.status_code == 303, answer.text
    assert story.words().count("Version 2") == 1


def test_a_form_of_the_next_version_is_filled_in_and_the_public_one_is_seen_first(story: Story) -> None:
    page = story.get("").text
    (link,) = re.findall(r'href="([^"]*publish-debrief-report[^"]*)"', page)
    form = story.running.client("manager").get(link.replace("&amp;", "&")).text
    assert re.search(r'name="version"[^>]*value="2"', form)
    assert re.search(r'value="no"[^>]*checked', form)
    (link,) = re.findall(r'href="([^"]*publications/preview[^"]*)"', page)
    assert "See public version 1 before it goes out" in page
    assert "public version 1" in story.running.client("manager").get(link).text.lower()
