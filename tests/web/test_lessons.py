"""Debriefs and lessons over a real server: what was said, whether in time, what is open; found by word, by anybody."""

import re
from datetime import timedelta

import pytest

from domain.words import OperationId
from tests.web.given_lessons import TODAY, Partnership
from tests.web.given_lessons import ravine as ravine
from tests.web.given_lessons import these as these


def test_every_jesip_question_stands_with_its_answer_or_with_not_recorded(these: Partnership, ravine: str) -> None:
    said = these.page(f"/operations/{ravine}/lessons", "reader")
    assert "Did people understand each other? Radios failed in the cellar." in said
    assert "Were partners brought together soon enough, in the right place? Not recorded" in said
    assert "Did partners work to one plan, with agreed priorities? Not recorded" in said
    assert "Did partners see the risks the same way? Not recorded" in said
    assert "Did everybody have the same picture? Not recorded" in said
    assert "Were joint decisions logged? Yes" in said
    assert "Were plain terms used? No" in said
    assert "15 days after the centre closed, within four weeks. Partners: 9. Chair: debrief facilitator." in said


def test_the_hot_debrief_says_when_how_many_and_what_was_said(these: Partnership, ravine: str) -> None:
    said = these.page(f"/operations/{ravine}/lessons")
    assert "Took part: 12." in said
    assert "Two staff went home shaken." in said


def test_a_lesson_is_identified_and_overdue_in_words_until_it_is_done(these: Partnership, ravine: str) -> None:
    path = f"/operations/{ravine}/lessons"
    due = (TODAY - timedelta(days=3)).strftime("%a %-d %b %Y")
    before = these.page(path)
    assert "L1 Lesson identified To improve Protect" in before
    assert f"Owner: housing lead. Was due on {due}: 3 days overdue." in before
    assert "To do: Agree a rota with the telephone line." in before
    assert "L2 Lesson learned Good practice Strand not recorded One welfare lead a shift." in before
    assert "L3 Lesson identified To improve Prepare What was learnt was not recorded. Nobody owns it yet." in before
    these.enter(ravine, "close-action", 1, lesson="L1")
    after = these.page(path)
    done = (TODAY - timedelta(days=1)).strftime("%a %-d %b %Y")
    assert "L1 Lesson learned To improve" in after
    assert f"Done on {done}, after it was due on {due}." in after


def test_every_item_opens_its_entry_and_what_comes_next_is_one_tap_away(these: Partnership, ravine: str) -> None:
    html = these.read(f"/operations/{ravine}/lessons").text
    day = these.running.application.days.get(OperationId(ravine))
    assert day is not None
    held = [recorded.position for recorded in day.entries if recorded.event.__class__.__module__.endswith("debrief")]
    assert len(held) == 6
    for position in held:
        assert f'href="/operations/{ravine}/entries/{position}"' in html
    back = f"next=/operations/{ravine}/lessons"
    for address in ("hold-hot-debrief?", "hold-structured-debrief?", "record-lesson?"):
        assert f'href="/operations/{ravine}/do/{address}{back}"' in html
    assert f"do/close-action?lesson=L1&amp;{back}" in html
    assert f"do/assign-action?lesson=L3&amp;{back}" in html
    assert "close-action?lesson=L3" not in html


def test_who_only_reads_sees_no_button_and_who_sees_no_debrief_sees_no_page(these: Partnership, ravine: str) -> None:
    assert "/do/" not in these.read(f"/operations/{ravine}/lessons", "reader").text
    assert these.read(f"/operations/{ravine}/lessons", "redcross").status_code == 403
    assert these.read(f"/operations/{ravine}/lessons", "stranger").status_code == 404
    assert these.read("/lessons", "redcross").status_code == 403
    assert these.read("/lessons", "nurse").status_code == 403


def test_closing_what_was_never_assigned_is_refused_and_says_why(these: Partnership, ravine: str) -> None:
    answer = these.running.client().post(f"/operations/{ravine}/do/close-action", data={"lesson": "L3"})
    assert answer.status_code == 409
    assert "No action has been assigned for this lesson." in answer.text
    assert "L3 Lesson identified" in these.page(f"/operations/{ravine}/lessons")


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (10, r"It is due by .* at the latest by "),
        (50, r"It was due by .*: 8 days overdue\."),
        (43, r": 1 day overdue\."),
    ],
)
def test_a_debrief_not_held_is_due_and_then_overdue(these: Partnership, closed: int, said: str) -> None:
    operation = these.run("Quarry", closed)
    found = these.page(f"/operations/{operation}/lessons")
    assert re.search(rf"No structured debrief is recorded\. .*{said}", found)
    assert "No hot debrief is recorded." in found
    assert "No lesson is recorded." in found


def test_a_debrief_before_the_centre_closed_says_so(these: Partnership) -> None:
    operation = these.propose("Quarry")
    assert "within four weeks of the centre closing" in these.page(f"/operations/{operation}/lessons")
    these.enter(operation, "hold-structured-debrief")
    assert "before the centre closed" in these.page(f"/operations/{operation}/lessons")
