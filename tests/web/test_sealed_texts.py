"""Every sealed text, found by its type, is read back by each role whose it is, by page and program, and by no other."""

from collections.abc import Iterator
from html import unescape

import pytest

from domain.declaration import fields_of
from domain.kernel import EVENTS
from domain.words import PersonId, SuspectId
from service.access.access_log import Access
from service.access.table import AUDIENCE
from tests.running import PASSWORD, Running
from tests.web.given_texts import FIELDS, LEAD, WRITTEN, as_role, readers, serving, text_for, texts_in, write

WHY = "the night nurse asked"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("texts"))


def about_somebody(name: str) -> bool:
    return any(fields_of(EVENTS[name], kind) for kind in (PersonId, SuspectId))


def looks(served: Running, operation: str, what: str) -> list[Access]:
    return [each for each in served.application.access_log.entries(operation) if each.what.startswith(what)]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_text_is_read_back_by_each_role_whose_it_is_and_by_no_other(served: Running, name: str, field: str) -> None:
    of_others = [each for of, each in FIELDS if of == name and readers(name, each) != readers(name, field)]
    beside = dict.fromkeys(of_others, "Another part.")
    operation, position, _ = write(served, name, beside=beside)
    text = text_for(name, field)
    reading = readers(name, field)
    assert reading, f"nobody reads {field} of {name}: service/access/rows/"
    for role in AUDIENCE:
        client = as_role(served, role)
        entry = f"/operations/{operation}/entries/{position}"
        by_program = client.post(f"/api{entry}/texts/{field}", json={"reason": WHY})
        by_page = client.post(f"{entry}/texts/{field}", data={"reason": WHY})
        if role in reading:
            assert by_program.json()["text"] == text, role
            assert by_page.status_code == 200
            assert text in texts_in(by_page.text), role
        else:
            assert (by_program.status_code, by_page.status_code) == (403, 403), role
            offered = client.get(entry).text
            assert f"texts/{field}" not in offered
            assert text not in by_program.text + unescape(by_page.text + offered)


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_one_about_somebody_opens_with_a_reason_and_one_of_the_operation_in_place(
    served: Running, name: str, field: str
) -> None:
    operation, position, subject = write(served, name)
    role = readers(name, field)[0]
    client, entry = as_role(served, role), f"/operations/{operation}/entries/{position}"
    text = text_for(name, field)
    page = client.get(entry).text
    what = f"{name}.{field} of entry {position}"
    if not about_somebody(name):
        assert text in texts_in(page)
        assert client.get(f"/api{entry}/texts/{field}").json()["text"] == text
        assert [(each.actor, each.reason) for each in looks(served, operation, what)] == [(f"a-{role}", None)] * 2
        return
    assert text not in unescape(page)
    assert f"{entry}/texts/{field}" in page
    for answer in (client.post(f"{entry}/texts/{field}", data={"reason": " "}), client.get(f"{entry}/texts/{field}")):
        assert text not in unescape(answer.text)
    assert client.post(f"{entry}/texts/{field}", data={"reason": " "}).status_code == 422
    assert client.post(f"{entry}/texts/{field}", data={"reason": "x" * 401}).status_code == 422
    assert client.get(f"/api{entry}/texts/{field}").status_code == 422
    assert looks(served, operation, what) == []
    assert texts_in(client.post(f"{entry}/texts/{field}", data={"reason": WHY}).text) == [text]
    (row,) = looks(served, operation, what)
    assert (row.actor, row.agency, row.subject, served.why(row)) == (f"a-{role}", "Police", subject, WHY)


def test_a_person_s_page_opens_what_was_written_about_them_in_place(served: Running) -> None:
    operation, position, ref = write(served, "HealthScreenCompleted")
    nurse, person = as_role(served, "health"), f"/operations/{operation}/people/{ref}"
    assert "What is the health need?" in nurse.get(person).text
    before = len(served.application.access_log.entries(operation))
    opened = nurse.post(f"{person}/texts/{position}/detail", data={"reason": WHY})
    assert texts_in(opened.text) == [WRITTEN]
    assert len(served.application.access_log.entries(operation)) == before + 1
    refused = nurse.post(f"{person}/texts/{position}/detail", data={"reason": ""})
    assert (refused.status_code, texts_in(refused.text)) == (422, [])
    welfare = as_role(served, "welfare")
    assert "health need?" not in welfare.get(person).text
    assert welfare.post(f"{person}/texts/{position}/detail", data={"reason": WHY}).status_code == 403


@pytest.mark.parametrize("name", sorted({name for name, _ in FIELDS}))
def test_no_list_and_no_frame_holds_a_text(served: Running, name: str) -> None:
    operation, *_ = write(served, name)
    for role in ("operator", "wall", "partner_reader"):
        client = as_role(served, role)
        for path in ("", "/timeline", "/replay", "/do"):
            assert "bold" not in client.get(f"/operations/{operation}{path}").text, (role, path)
        assert "bold" not in client.get(f"/api/operations/{operation}/timeline").text
        with served.live(operation, f"a-{role}", "board") as line:
            line.frame()
            assert "bold" not in line.raw[0]


def test_a_program_learns_from_the_timeline_which_texts_it_may_open(served: Running) -> None:
    operation, position, _ = write(served, "ShiftHandoverRecorded")
    listed = {
        role: as_role(served, role).get(f"/api/operations/{operation}/timeline").json()[-1]["texts"]
        for role in ("front_desk", "partner_reader", "wall")
    }
    assert listed == {"front_desk": ["text"], "partner_reader": [], "wall": []}
    nothing = as_role(served, "manager").get(f"/api/operations/{operation}/entries/{position}/texts/centre")
    assert nothing.status_code == 403


def test_nothing_written_is_said_to_be_not_recorded(served: Running) -> None:
    operation, position, _ = write(served, "ObjectivesSet", text="")
    page = as_role(served, "manager").get(f"/operations/{operation}/entries/{position}").text
    assert "Not recorded." in page
    read = as_role(served, "manager").get(f"/api/operations/{operation}/entries/{position}/texts/text").json()
    assert (read["text"], read["erased"]) == (None, False)


def test_what_is_said_of_a_corrected_entry_is_what_counts_and_the_auditor_reads_both(served: Running) -> None:
    operation, position, _ = write(served, "ShiftHandoverRecorded", text="bed 3 is broken")
    coordinator, entry = as_role(served, "coordinator"), f"/operations/{operation}/entries/{position}"
    key = served.application.days.get(operation).recorded_events[-1].envelope.entry  # type: ignore[union-attr, arg-type]
    body = {"entry": key, "reason": "the wrong bed, says P06", "changes": {"text": "bed 4 is broken"}}
    corrected = coordinator.post(f"/api/operations/{operation}/correct-entry", json=body)
    assert corrected.status_code == 200, corrected.text
    by = int(corrected.json()["position"])
    assert texts_in(as_role(served, "front_desk").get(entry).text) == ["bed 4 is broken"]
    assert texts_in(coordinator.get(entry).text) == ["bed 4 is broken", "bed 3 is broken"]
    correction = coordinator.get(f"/operations/{operation}/entries/{by}").text
    assert texts_in(correction) == ["the wrong bed, says P06", "bed 4 is broken"]
    assert as_role(served, "front_desk").get(f"/operations/{operation}/entries/{by}").status_code == 404
    assert as_role(served, "housing").get(f"/api{entry}/texts/text").json()["text"] == "bed 4 is broken"
    assert as_role(served, "partner_reader").get(f"/api{entry}/texts/text").status_code == 403


def test_the_earlier_text_about_a_person_is_for_those_who_audit_and_may_read_it(served: Running) -> None:
    operation, position, _ = write(served, "PersonMissingReported", text="at the gate")
    coordinator, address = as_role(served, "coordinator"), f"/operations/{operation}/entries/{position}/texts/last_seen"
    key = served.application.days.get(operation).recorded_events[-1].envelope.entry  # type: ignore[union-attr, arg-type]
    body = {"entry": key, "changes": {"last_seen": "at the station"}}
    by = coordinator.post(f"/api/operations/{operation}/correct-entry", json=body).json()["position"]
    now, before = ({"reason": WHY, "version": str(each)} for each in (by, position))
    assert texts_in(coordinator.post(address, data=now).text) == ["at the station"]
    assert texts_in(coordinator.post(address, data=before).text) == ["at the gate"]
    interviewer = as_role(served, "interviewer")
    assert texts_in(interviewer.post(address, data={"reason": WHY}).text) == ["at the station"]
    assert interviewer.post(address, data=before).status_code == 403


def test_the_reason_of_a_void_about_a_person_opens_for_those_who_see_all_of_the_entry(served: Running) -> None:
    operation, _, ref = write(served, "PersonMissingReported")
    key = served.application.days.get(operation).recorded_events[-1].envelope.entry  # type: ignore[union-attr, arg-type]
    body = {"entry": key, "reason": "he was in the garden"}
    by = as_role(served, "coordinator").post(f"/api/operations/{operation}/void-entry", json=body).json()["position"]
    address = f"/operations/{operation}/entries/{by}/texts/reason"
    for role in ("coordinator", "auditor"):
        assert texts_in(as_role(served, role).post(address, data={"reason": WHY}).text) == ["he was in the garden"]
    assert looks(served, operation, "EntryVoided.reason")[-1].subject == ref
    for role in ("administrator", "front_desk", "manager"):
        assert as_role(served, role).post(address, data={"reason": WHY}).status_code == 403


def test_a_voided_entry_still_opens_for_its_audience(served: Running) -> None:
    operation, position, _ = write(served, "SituationReportIssued", text="eleven here")
    key = served.application.days.get(operation).recorded_events[-1].envelope.entry  # type: ignore[union-attr, arg-type]
    voided = as_role(served, "coordinator").post(
        f"/api/operations/{operation}/void-entry", json={"entry": key, "reason": "other"}
    )
    assert voided.status_code == 200, voided.text
    assert texts_in(as_role(served, "health").get(f"/operations/{operation}/entries/{position}").text) == [
        "eleven here"
    ]


def test_erased_texts_say_when_they_were_erased(served: Running) -> None:
    operation, position, ref = write(served, "HealthScreenCompleted")
    erased = served.client(LEAD).post(
        f"/api/operations/{operation}/erase-sealed-data", json={"person": ref, "happened_at": "2026-10-20T09:00"}
    )
    assert erased.status_code == 200, erased.text
    nurse, address = as_role(served, "health"), f"/operations/{operation}/entries/{position}/texts/detail"
    assert "Erased on Tue 20 Oct 2026." in nurse.post(address, data={"reason": WHY}).text
    said = nurse.post(f"/api{address}", json={"reason": WHY}).json()
    assert (said["text"], said["erased"], said["erased_at"][:10]) == (None, True, "2026-10-20")


def test_a_text_of_fifty_thousand_characters_is_shown_whole(served: Running) -> None:
    long = ("你好 שלום مرحبا <i>&amp;</i>\n" * 3000)[:50_000]
    operation, position, _ = write(served, "ShiftHandoverRecorded", text=long)
    assert texts_in(as_role(served, "front_desk").get(f"/operations/{operation}/entries/{position}").text) == [long]


def test_nobody_else_s_operation_opens(served: Running) -> None:
    operation, position, _ = write(served, "ObjectivesSet")
    other, *_ = write(served, "ObjectivesSet")
    read = as_role(served, "manager").get(f"/api/operations/{other}/entries/{position}/texts/text")
    assert read.status_code == 403
    stranger = served.client("stranger").get(f"/api/operations/{operation}/entries/{position}/texts/text")
    assert stranger.status_code == 404


def test_on_a_screen_left_alone_the_password_is_asked_again(served: Running) -> None:
    operation, position, ref = write(served, "HealthScreenCompleted")
    nurse = as_role(served, "health")
    entry, person = f"/operations/{operation}/entries/{position}/texts/detail", f"/operations/{operation}/people/{ref}"
    held = served.application.accounts.session(nurse.headers["Authorization"].partition(" ")[2])
    assert held
    held.proven = False
    for address in (entry, f"{person}/texts/{position}/detail"):
        alone = nurse.post(address, data={"reason": WHY})
        assert (alone.status_code, texts_in(alone.text)) == (422, [])
        assert "Your password, again" in alone.text
    assert nurse.post(f"/api{entry}", json={"reason": WHY}).status_code == 422
    assert looks(served, operation, "HealthScreenCompleted.detail") == []
    again = nurse.post(entry, data={"reason": WHY, "password": PASSWORD})
    assert texts_in(again.text) == [WRITTEN]
