"""Debriefs and lessons over a real server: what was said, whether in time, what is open; found by word, by anybody."""

import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import httpx2
import pytest

from domain.events.planning import OperationArchived
from domain.words import Agency, EntryId, OperationId
from service.clock import LONDON, now
from service.commands.carry_out import Entry, carry_out
from tests.running import Running

TODAY = datetime.now(LONDON).replace(hour=9, minute=0, second=0, microsecond=0)
PERSON = re.compile(r"\bP\d\d\b")


def ago(days: int) -> str:
    """So many days ago, at nine in the morning, local time."""
    return (TODAY - timedelta(days=days)).replace(tzinfo=None).isoformat()


class Partnership:
    """Operations entered through the API by the operator, and pages read by anybody."""

    def __init__(self, running: Running) -> None:
        self.running = running

    def propose(self, name: str, **more: Any) -> str:
        known = {"county": "Kent", "premises": "farm", "exploitation_types": ["labour"], **more}
        answer = self.running.client().post("/api/operations", json={"name": name, "happened_at": ago(40), **known})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["operation"])

    def enter(self, operation: str, name: str, days: int = 15, **fields: Any) -> int:
        body = {"happened_at": ago(days), **fields}
        answer = self.running.client().post(f"/api/operations/{operation}/{name}", json=body)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["position"])

    def run(self, name: str, closed: int = 30, **more: Any) -> str:
        """An operation that is over: its centre closed so many days ago."""
        operation = self.propose(name, **more)
        self.enter(operation, "commit-partner", 38, partner="British Red Cross", mode="on_site")
        self.enter(operation, "enter-site", closed + 2)
        self.enter(operation, "open-centre", closed + 2)
        self.enter(operation, "close-centre", closed)
        return operation

    def page(self, path: str, who: str = "manager") -> str:
        """What a page says, its tags left out."""
        answer = self.read(path, who)
        assert answer.status_code == 200, answer.text
        return words(answer.text)

    def read(self, path: str, who: str = "manager") -> httpx2.Response:
        return self.running.client(who).get(path)

    def erase(self, operation: str) -> None:
        """Destroy the operation's key, as when what it held may be kept no longer."""
        moment = now()
        at = self.running.application
        done = Entry(
            entry=EntryId(f"erase-{operation}"),
            events=[OperationArchived(operation=OperationId(operation))],
            happened_at=moment,
            recorded_at=moment,
            actor="somebody",
            agency=Agency("Council"),
            on_behalf_of=Agency("Council"),
            sealed=[at.vault.destroy(f"operation:{operation}")],
        )
        carry_out(at.log, done)


def words(html: str) -> str:
    body = re.sub(r"(?s)<head>.*?</head>", "", html)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).replace(" .", ".").replace(" :", ":")


@pytest.fixture
def these(running: Running) -> Partnership:
    return Partnership(running)


def debriefed(these: Partnership) -> str:
    """An operation that closed 30 days ago, was debriefed and learnt three things."""
    operation = these.run("Ravine")
    these.enter(operation, "hold-hot-debrief", 30, attendees=12, text="Two staff went home shaken.")
    these.enter(
        operation,
        "hold-structured-debrief",
        partners=9,
        chair="debrief facilitator",
        communication="Radios failed in the cellar.",
        decisions_logged=True,
        plain_terms=False,
    )
    lesson: dict[str, Any] = {
        "kind": "improve",
        "four_p": "protect",
        "text": "At Ravine P03 waited: book interpreters earlier.",
    }
    these.enter(operation, "record-lesson", lesson="L1", **lesson)
    due = (TODAY - timedelta(days=3)).date().isoformat()
    action: dict[str, Any] = {"owner": "housing lead", "due": due, "task": "Agree a rota with the telephone line."}
    these.enter(operation, "assign-action", 14, lesson="L1", **action)
    these.enter(operation, "record-lesson", lesson="L2", kind="good_practice", text="One welfare lead a shift.")
    these.enter(operation, "record-lesson", lesson="L3", kind="improve", four_p="prepare")
    return operation


@pytest.fixture
def ravine(these: Partnership) -> str:
    return debriefed(these)


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


def test_a_search_finds_all_words_in_any_case_in_text_and_task(these: Partnership, ravine: str) -> None:
    for q in ("INTERPRETERS earlier", "rota", "telephone INTERPRETER"):
        found = these.page(f"/lessons?q={q}")
        assert "1 lesson of 3." in found, q
        assert "book interpreters earlier." in found
    assert "0 lessons of 3. No lesson answers this." in these.page("/lessons?q=interpreters helicopter")


def test_the_library_is_read_by_a_partner_of_another_operation_without_persons_and_names(
    these: Partnership, ravine: str
) -> None:
    html = these.read("/lessons", "stranger").text
    found = words(html)
    quarter = f"{TODAY - timedelta(days=32):%Y} Q{((TODAY - timedelta(days=32)).month + 2) // 3}"
    assert "At [the operation] [a person] waited: book interpreters earlier. To do: Agree a rota" in found
    assert f"Farm, Kent, {quarter}" in found
    assert not PERSON.search(html)
    assert "Ravine" not in html
    assert ravine not in html
    for q in ("P03", "ravine"):
        assert "0 lessons of 3." in these.page(f"/lessons?q={q}", "stranger")


def test_who_may_see_the_operation_is_taken_to_it(these: Partnership, ravine: str) -> None:
    for who in ("manager", "reader"):
        html = these.read("/lessons?q=interpreters", who).text
        assert f'href="/operations/{ravine}/lessons#L1">L1 of Ravine</a>' in html
    these.enter(ravine, "revoke-access", 0, partner="British Red Cross")
    assert ravine not in these.read("/lessons?q=interpreters", "reader").text
    assert "1 lesson of 3." in these.page("/lessons?q=interpreters", "reader")


def test_lessons_are_chosen_by_strand_kind_and_status(these: Partnership, ravine: str) -> None:
    counts = {
        "four_p=protect": 1,
        "four_p=pursue": 0,
        "four_p=not_recorded": 1,
        "kind=good_practice": 1,
        "kind=improve": 2,
        "kind=not_recorded": 0,
        "status=identified": 2,
        "status=learned": 1,
        "status=open&four_p=prepare": 1,
        "kind=improve&status=learned": 0,
    }
    for asked, n in counts.items():
        assert f"{n} {'lesson' if n == 1 else 'lessons'} of 3." in these.page(f"/lessons?{asked}"), asked
    assert these.read("/lessons?four_p=punish").status_code == 404


def test_lessons_stand_under_their_strand_the_newest_first(these: Partnership, ravine: str) -> None:
    other = these.run("Quarry", premises="nail_bar")
    these.enter(other, "record-lesson", 2, lesson="L1", four_p="protect", kind="improve", text="A newer one.")
    found = these.page("/lessons")
    order = ["Protect 2", "A newer one.", "book interpreters", "Prepare 1", "Strand not recorded 1", "welfare lead"]
    places = [found.index(each, found.index("4 lessons.")) for each in order]
    assert places == sorted(places)


def test_open_lessons_have_the_overdue_first_and_nothing_that_is_done(these: Partnership, ravine: str) -> None:
    found = these.page("/lessons?status=open")
    assert "2 lessons of 3." in found
    assert found.index("Overdue 1") < found.index("book interpreters") < found.index("Prepare 1")
    assert "welfare lead" not in found
    these.enter(ravine, "close-action", 0, lesson="L1")
    assert "1 lesson of 3." in these.page("/lessons?status=open")


def test_an_exercise_counts_among_the_lessons_and_is_marked(these: Partnership, ravine: str) -> None:
    drill = these.run("Drill", exercise=True)
    these.enter(drill, "record-lesson", 2, lesson="L1", kind="improve", text="Print the briefing twice.")
    found = these.page("/lessons?q=briefing", "stranger")
    assert "1 lesson of 4." in found
    assert "Lesson identified To improve Exercise Print the briefing twice." in found
    assert "Drill" not in found
    assert "Exercise" not in these.page("/lessons?q=interpreters", "stranger")


def test_an_erased_text_says_so_and_is_found_by_no_word(these: Partnership, ravine: str) -> None:
    these.erase(ravine)
    said = these.page(f"/operations/{ravine}/lessons")
    assert "Two staff" not in said
    assert "Did people understand each other? This text was erased." in said
    assert said.count("This text was erased.") == 5
    library = these.page("/lessons", "stranger")
    assert "3 lessons." in library
    assert library.count("This text was erased.") == 2
    assert "0 lessons of 3." in these.page("/lessons?q=interpreters")


def test_who_plans_is_told_how_many_lessons_are_open(these: Partnership, ravine: str) -> None:
    for path in ("/operations", "/operations/new/propose"):
        assert "2 lessons are still open: read them before you plan" in these.page(path)
        assert 'href="/lessons?status=open"' in these.read(path).text
    these.enter(ravine, "close-action", 0, lesson="L1")
    assert "1 lesson is still open: read it before you plan" in these.page("/operations")
    assert "still open" not in these.page("/operations", "reader")


def test_a_plan_lists_the_open_lessons_of_others_those_like_it_first(these: Partnership, ravine: str) -> None:
    other = these.run("Quarry", premises="nail_bar", exploitation_types=["sexual"])
    these.enter(other, "record-lesson", 1, lesson="L1", kind="improve", text="Newest, of another kind.")
    plan = these.propose("Meadow", premises="restaurant")
    these.enter(plan, "record-lesson", 1, lesson="L1", kind="improve", text="Its own.")
    found = these.page(f"/operations/{plan}/lessons")
    listed = found[found.index("Open lessons of earlier operations 3") : found.index("Hot debrief No hot")]
    assert "Its own." not in listed
    assert listed.count("Like this operation") == 2
    assert listed.index("book interpreters") < listed.index("Newest, of another kind.")
    assert "Open lessons of earlier operations" not in these.page(f"/operations/{ravine}/lessons")


def test_more_lessons_than_can_be_read_are_counted_and_the_first_listed(these: Partnership, ravine: str) -> None:
    bodies = [
        {"type": "LessonRecorded", "lesson": f"L{n}", "kind": "good_practice", "text": f"Point {n}"}
        for n in range(10, 230)
    ]
    answer = these.running.client().post(f"/api/operations/{ravine}/entries", json={"events": bodies})
    assert answer.status_code == 200, answer.text
    found = these.page("/lessons?q=point")
    assert "220 lessons of 223. The first 200 are listed." in found
    assert found.count("Lesson learned Good practice") == 200


def test_the_structured_debriefs_form_asks_the_questions_and_comes_back_here(these: Partnership, ravine: str) -> None:
    path = f"/operations/{ravine}/do/hold-structured-debrief?next=/operations/{ravine}/lessons"
    said = these.page(path)
    assert "nothing about a person." in said
    assert "More about this person" not in said
    sent = {"co_location": "Too late in one room.", "plain_terms": "yes", "next": f"/operations/{ravine}/lessons"}
    answer = these.running.client().post(f"/operations/{ravine}/do/hold-structured-debrief", data=sent)
    assert answer.status_code == 303
    after = these.page(answer.headers["location"])
    assert "Recorded. Change or void it" in after
    assert "in the right place? Too late in one room." in after
