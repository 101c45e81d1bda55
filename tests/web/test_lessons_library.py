"""The library of lessons: searched, chosen, read without persons, and listed on a plan."""

import re
from datetime import timedelta

from tests.web.given_lessons import PERSON, TODAY, Partnership, words
from tests.web.given_lessons import ravine as ravine
from tests.web.given_lessons import these as these


def test_a_search_finds_all_words_in_any_case_in_text_and_task(these: Partnership, ravine: str) -> None:
    for q in ("INTERPRETERS earlier", "rota", "telephone INTERPRETER"):
        found = words(these.running.client("manager").post("/lessons", data={"q": q}).text)
        assert found == these.page(f"/lessons?q={q}")
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
    answer = these.running.client("manager").post(f"/operations/{ravine}/do/hold-structured-debrief", data=sent)
    assert answer.status_code == 303
    after = these.page(answer.headers["location"])
    assert re.search(r"Recorded\. .*Change or void it", after)
    assert after.count("Change or void it") == 1, "that it is stored is said once"
    assert "in the right place? Too late in one room." in after
