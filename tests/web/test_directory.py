"""A council's directory: brought as a file, taken away as one, changed by form, and seen by nobody else."""

import re
from html import unescape
from typing import Any

import pytest

from service.access.accounts import Accounts
from tests.running import PASSWORD, Running
from tests.web.given_directory import (
    CONTACT_HEADS,
    CONTACT_WRONG,
    VENUE_HEADS,
    VENUE_WRONG,
    as_csv,
    as_xlsx,
    contacts,
    expected,
    venues,
)

AS_FILE = {"csv": as_csv, "xlsx": as_xlsx}
KINDS = {
    "venues": (VENUE_HEADS, venues, VENUE_WRONG, 300),
    "partners": (CONTACT_HEADS, contacts, CONTACT_WRONG, 500),
}


def bring(client: Any, kind: str, data: bytes) -> str:
    """The preview of a file."""
    answer = client.post(f"/directory/{kind}/import", files={"file": ("brought", data)})
    assert answer.status_code in (200, 422)
    return str(answer.text)


def store(client: Any, kind: str, preview: str) -> Any:
    """Tap Import on a preview."""
    text = re.search(r'<textarea name="text"[^>]*>\n(.*?)</textarea>', preview, re.DOTALL)
    key = re.search(r'name="entry" value="([^"]*)"', preview)
    assert text
    assert key
    sent = {"text": (None, unescape(text[1])), "import": (None, "yes"), "entry": (None, key[1])}
    return client.post(f"/directory/{kind}/import", files=sent)


def rows_of(preview: str, state: str) -> list[str]:
    """The rows of a preview in one state."""
    part = re.search(rf'<ul class="fl-brought fl-brought--{state}">(.*?)</ul>', preview, re.DOTALL)
    return re.findall(r"<li>(.*?)</li>", part[1], re.DOTALL) if part else []


@pytest.mark.parametrize("ending", AS_FILE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_directory_is_brought_and_each_bad_row_is_named_with_its_column(
    running: Running, kind: str, ending: str
) -> None:
    heads, made, wrong, many = KINDS[kind]
    data, manager = AS_FILE[ending](heads, made()), running.client("manager")
    manager.get("/directory/venues")  # Whoever asks first makes their organisation known.
    before = running.application.log.head()
    preview = bring(manager, kind, data)
    refused = [
        re.search(r"<b>Row (\d+)</b>.*?<strong>([^<]+)</strong>", each, re.DOTALL)
        for each in rows_of(preview, "refused")
    ]
    assert [(int(each[1]), each[2]) for each in refused if each] == expected(wrong)
    assert len(rows_of(preview, "new")) == many - 40
    assert running.application.log.head() == before
    assert store(manager, kind, preview).status_code == 303
    stored = running.application.log.head()
    assert stored - before == many - 40
    assert store(manager, kind, preview).status_code == 303
    again = bring(manager, kind, data)
    assert (len(rows_of(again, "same")), len(rows_of(again, "refused"))) == (many - 40, 40)
    assert "Nothing in this file is new or changed" in again
    assert running.application.log.head() == stored


@pytest.mark.parametrize("ending", AS_FILE)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_away_and_brought_back_changes_nothing(running: Running, kind: str, ending: str) -> None:
    heads, made, _, many = KINDS[kind]
    manager = running.client("manager")
    store(manager, kind, bring(manager, kind, as_csv(heads, made())))
    taken = manager.get(f"/directory/{kind}.{ending}").content
    again = bring(manager, kind, taken)
    assert (len(rows_of(again, "same")), rows_of(again, "changed"), rows_of(again, "refused")) == (many - 40, [], [])


def test_a_column_that_is_left_out_stays_and_an_empty_cell_empties(running: Running) -> None:
    manager = running.client("manager")
    store(manager, "venues", bring(manager, "venues", as_csv(["Venue", "Beds", "Rooms"], [["Hall", "20", "4"]])))
    preview = bring(manager, "venues", as_csv(["Venue", "Beds"], [["HALL", "12"]]))
    assert "Beds: 20 → <strong>12</strong>" in preview
    assert "Rooms:" not in preview
    store(manager, "venues", preview)
    emptied = bring(manager, "venues", as_csv(["Venue", "Rooms"], [["Hall", ""]]))
    assert "Rooms: 4 → <strong>nothing</strong>" in emptied
    store(manager, "venues", emptied)
    assert "12 beds" in manager.get("/directory/venues").text
    assert "4 rooms" not in manager.get("/directory/venues").text


def test_two_rows_about_the_same_are_refused_not_merged(running: Running) -> None:
    preview = bring(running.client("manager"), "venues", as_csv(["Venue"], [["Hall"], ["hall"], ["Barn"]]))
    assert ["Row 2 is about the same venue" in each for each in rows_of(preview, "refused")] == [True]
    assert len(rows_of(preview, "new")) == 2


def _formula() -> bytes:
    return as_csv(["Venue", "Beds"], [["Hall", "=1+1"], ["=HYPERLINK()", "2"], ["@SUM", "3"], ["#N/A", "4"]])


def test_a_formula_is_refused_in_both_kinds_of_file(running: Running) -> None:
    from io import BytesIO

    import xlsxwriter

    manager, made = running.client("manager"), BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Venue", "Beds"])
        sheet.write(1, 0, "Hall")
        sheet.write_formula(1, 1, "=1+1", None, 2)
    for data, many in ((_formula(), 4), (made.getvalue(), 1)):
        refused = rows_of(bring(manager, "venues", data), "refused")
        assert len(refused) == many
        assert all("A formula stands here" in each for each in refused)


def test_a_council_sees_its_own_directory_alone(running: Running) -> None:
    accounts = Accounts(running.database)
    accounts.add("kent", PASSWORD, name="Kit", agency="Kent County Council", roles=["manager"])
    accounts.close()
    manager, kent = running.client("manager"), running.client("kent")
    store(manager, "venues", bring(manager, "venues", as_csv(["Venue", "Address"], [["Hall", "1 Secret Street"]])))
    assert "Hall" in manager.get("/directory/venues").text
    assert "Secret Street" not in manager.get("/directory/venues").text
    assert "Secret Street" in manager.get("/directory/venues/entry?place=hall").text
    looks = [each.what for each in running.application.access_log.entries("")]
    assert looks.count("venue of the directory") == 1
    for path in ("/directory/venues", "/directory/venues.csv", "/directory/venues/entry?place=Hall"):
        answer = kent.get(path)
        assert answer.status_code == 200
        assert "Secret Street" not in answer.text
    for who in ("reader", "police", "nurse", "wall", "redcross"):
        for path in ("/directory/venues", "/directory/partners.xlsx", "/directory/venues/import"):
            assert running.client(who).get(path).status_code == 403
    body = {"council": "Council", "place": "Theirs"}
    assert kent.post("/api/directory/venues", json=body).status_code == 409
    assert manager.post("/api/directory/venues", json=body).status_code == 200


def test_what_is_found_by_words_stands_in_no_address(running: Running) -> None:
    manager = running.client("manager")
    rows = [["British Red Cross", f"Desk {n}", f"Somebody {n}"] for n in range(7)]
    store(manager, "partners", bring(manager, "partners", as_csv(["Organisation", "Post", "Name"], rows)))
    found = manager.post("/directory/partners", data={"find": "SOMEBODY  5"})
    assert (found.status_code, found.text.count("<h2 ")) == (200, 1)
    assert "Desk 5" in found.text
    assert "Nothing is found" in manager.post("/directory/partners", data={"find": "Maria"}).text
    assert manager.get("/directory/partners?find=Maria").text.count("<h2 ") == 7


def test_a_program_reads_what_the_page_shows_and_nobody_else_does(running: Running) -> None:
    manager = running.client("manager")
    store(
        manager, "venues", bring(manager, "venues", as_csv(["Venue", "Address", "Beds"], [["Hall", "1 Street", "20"]]))
    )
    heads = ["Organisation", "Post", "Name", "Telephone", "Reached"]
    row = ["British Red Cross", "Duty desk", "Jo Example", "01632 960 112", "out of hours"]
    store(manager, "partners", bring(manager, "partners", as_csv(heads, [row])))
    (hall,) = manager.get("/api/directory/venues").json()
    assert (hall["place"], hall["address"], hall["beds"], hall["pounds_a_night"]) == ("Hall", "1 Street", 20, None)
    (desk,) = manager.get("/api/directory/contacts").json()
    assert (desk["partner"], desk["post"], desk["name"], desk["telephone"]) == (*row[:3], "01632 960 112")
    assert (desk["reached"], desk["does"]) == (["out_of_hours"], None)
    looks = [each.what for each in running.application.access_log.entries("")]
    assert [each for each in looks if each.endswith("read")] == [
        "venues of the directory read",
        "contacts of the directory read",
    ]
    for who in ("reader", "police", "nurse", "wall", "redcross"):
        for what in ("venues", "contacts"):
            assert running.client(who).get(f"/api/directory/{what}").status_code == 403
    running.application.accounts.add("kent", PASSWORD, name="Kit", agency="Kent", roles=("manager",), acts_for=())
    assert running.client("kent").get("/api/directory/venues").json() == []


def test_one_entry_is_listed_and_changed_by_its_form(running: Running) -> None:
    manager = running.client("manager")
    wrong = manager.post("/directory/venues/entry", data={"place": "Scout hall", "beds": "many", "has-showers": "yes"})
    assert wrong.status_code == 422
    assert "Beds: Write a number from 0 to 2,000" in wrong.text
    assert 'value="Scout hall"' in wrong.text
    assert 'id="has-showers-1" name="has-showers" value="yes" checked' in wrong.text
    sent = {
        "place": "Scout hall",
        "beds": "20",
        "has-showers": "yes",
        "has-own_exit": "no",
        "suits": ["families", "couples"],
    }
    assert manager.post("/directory/venues/entry", data=sent).status_code == 303
    twice = manager.post("/directory/venues/entry", data={**sent, "beds": "30"})
    assert "listed already" in twice.text
    assert manager.post("/directory/venues/entry", data={**sent, "beds": "30", "old": "yes"}).status_code == 303
    listed = manager.get("/directory/venues").text
    assert "30 beds" in listed
    assert "Has 1, lacks 1 of 25 on the checklist; 23 not looked at" in listed
    form = manager.get("/directory/venues/entry?place=Scout+hall").text
    assert 'name="has-own_exit" value="no" checked' in form
    assert re.search(r'name="suits"[^>]*value="families"[^>]*checked', form)
