"""The organisations' page and forms; and that nothing tells of what is not one's own."""

import re
from typing import Any
from uuid import uuid4

import pytest

from service.access.accounts import Accounts
from tests.running import PASSWORD, Running
from tests.web.forms import Form

KEY = "Idempotency-Key"


@pytest.fixture
def admin(running: Running) -> Any:
    accounts = Accounts(running.database)
    accounts.add("admin", PASSWORD, name="Ada", agency="Council", roles=["administrator"])
    accounts.add("kent", PASSWORD, name="Kit", agency="Kent County Council", roles=["manager", "coordinator"])
    accounts.close()
    return running.client("admin")


def test_an_administrator_registers_and_changes_an_organisation_by_form(running: Running, admin: Any) -> None:
    answer = admin.get("/organisations")
    assert answer.status_code == 200
    register = re.search(r'href="(/operations/new/do/register-organisation[^"]*)"', answer.text)
    assert register
    form = admin.get(register[1].replace("&amp;", "&"))
    assert form.status_code == 200
    for question in ("Name of the organisation", "What is it?", "First responder organisation since when?"):
        assert question in form.text
    sent = {"name": "Kent Police", "kind": "police", "contact": "The duty desk", "next": "/organisations"}
    answer = admin.post("/operations/new/do/register-organisation", data={**sent, "entry": uuid4().hex})
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/organisations")
    listed = admin.get("/organisations").text
    assert "Kent Police" in listed
    assert "The duty desk" in listed
    assert "since Wed 1 Apr 2009" in listed
    change = re.search(r'href="(/operations/new/do/change-organisation\?name=Kent\+Police[^"]*)"', listed)
    assert change
    assert 'value="2009-04-01"' in admin.get(change[1].replace("&amp;", "&")).text
    sent = {"name": "kent police", "kind": "other", "next": "/organisations"}
    admin.post("/operations/new/do/change-organisation", data={**sent, "entry": uuid4().hex})
    listed = admin.get("/organisations").text
    assert "The duty desk" in listed
    assert "since Wed 1 Apr 2009" not in listed[listed.index("Kent Police") : listed.index("The duty desk")]


def test_what_is_wrong_with_an_organisation_stands_beside_its_field(admin: Any) -> None:
    wrong = {"name": "x" * 81, "kind": "police", "entry": uuid4().hex}
    answer = admin.post("/operations/new/do/register-organisation", data=wrong)
    assert answer.status_code == 422
    assert "at most 80 characters" in answer.text
    taken = {"name": "council", "kind": "police", "entry": uuid4().hex}
    assert admin.post("/operations/new/do/register-organisation", data=taken).status_code == 409


def test_what_is_sent_again_after_a_line_was_cut_is_stored_once_and_back_shows_it(running: Running, admin: Any) -> None:
    """What is about no operation says none: an operation of its own each time would be another answer."""
    form, head = "/operations/new/do/register-organisation", running.application.log.head
    sent = {"name": "Kent Police", "kind": "police", "entry": uuid4().hex, "next": "/organisations"}
    first = admin.post(form, data=sent)
    stored = head()
    again = admin.post(form, data=sent)
    assert (again.status_code, again.headers["location"]) == (303, first.headers["location"])
    assert head() == stored
    back = admin.get(form, params={"key": sent["entry"], "next": "/organisations"}).text
    assert "This was stored at" in back
    assert "Kent Police" in back
    elsewhere = {**sent, "name": "Kent Fire", "entry": uuid4().hex, "next": ""}
    led_to = admin.post(form, data=elsewhere).headers["location"]
    assert admin.get(led_to).status_code == 200, led_to


def test_organisations_are_for_an_administrator_alone(running: Running, admin: Any) -> None:
    for who in ("manager", "coordinator", "reader"):
        assert running.client(who).get("/organisations").status_code == 403
        body = {"name": "Kent Police", "kind": "police"}
        assert running.client(who).post("/api/organisations", json=body).status_code == 403
        assert running.client(who).get("/operations/new/do/register-organisation").status_code == 403
        assert "/organisations" not in running.client(who).get("/operations").text
    assert "/organisations" in admin.get("/operations").text


def test_an_organisation_is_registered_at_its_own_address_and_at_no_operations(running: Running, admin: Any) -> None:
    made = running.client("manager").post("/api/operations", json={"name": "Heron"}).json()["operation"]
    body = {"name": "Kent Police", "kind": "police"}
    for who in ("operator", "admin"):
        path = f"/api/operations/{made}/register-organisation"
        assert running.client(who).post(path, json=body).status_code == 404
    entries = {"events": [{"type": "OrganisationRegistered", **body}]}
    assert running.client("operator").post(f"/api/operations/{made}/entries", json=entries).status_code == 422
    assert admin.post("/api/organisations", json=body).json()["events"][0]["kind"] == "police"
    assert len(running.client("manager").get("/api/operations").json()) == 1


def proposed(running: Running, who: str, name: str, key: str = "") -> str:
    headers = {KEY: key} if key else {}
    made: str = running.client(who).post("/api/operations", json={"name": name}, headers=headers).json()["operation"]
    return made


def test_an_entry_that_makes_an_operation_says_nothing_of_another(running: Running, admin: Any) -> None:
    theirs = proposed(running, "manager", "Heron")
    kent = running.client("kent")
    for operation in (theirs, "op-nowhere"):
        for also in ([], [{"type": "EntryVoided", "entry": "x"}], [{"type": "OperationProposed", "name": "Two"}]):
            events = [{"type": "OperationProposed", "name": "Mine"}, *also]
            answer = kent.post(f"/api/operations/{operation}/entries", json={"events": events})
            assert answer.status_code == 422, answer.text
            assert theirs not in answer.text
    assert kent.get("/api/operations").json() == []


def test_what_is_not_there_and_what_is_not_ones_own_answer_the_same(running: Running, admin: Any) -> None:
    theirs = proposed(running, "manager", "Heron")
    kent = running.client("kent")
    pages = ("", "/timeline", "/do", "/do/register-person", "/wall", "/debrief", "/lessons", "/entries/1")
    answers = ("/api/operations/{}/board", "/api/operations/{}/report")
    for path in (*(f"/operations/{{}}{each}" for each in pages), *answers):
        one, other = (kent.get(path.format(each)) for each in (theirs, "op-nowhere"))
        assert (one.status_code, one.text.replace(theirs, "op-nowhere")) == (other.status_code, other.text), path
        assert one.status_code == 404
    for name, body in (("register-person", {}), ("void-entry", {"entry": "e"}), ("close-centre", {"x": 1})):
        one, other = (kent.post(f"/api/operations/{each}/{name}", json=body) for each in (theirs, "op-nowhere"))
        assert (one.status_code, one.text) == (other.status_code, other.text) == (404, one.text)


def test_another_organisations_key_gives_nothing_away(running: Running, admin: Any) -> None:
    theirs = proposed(running, "manager", "Heron", "their-key")
    kent = running.client("kent")
    for body in ({"name": "Heron"}, {"name": "Other"}):
        answer = kent.post("/api/operations", json=body, headers={KEY: "their-key"})
        assert answer.status_code == 422
        assert answer.json()["errors"] == ["idempotency_key_reused"]
        assert "stored" not in answer.json()
        assert theirs not in answer.text
    mine = proposed(running, "kent", "Otter")
    answer = kent.post(f"/api/operations/{mine}/set-objectives", json={}, headers={KEY: "their-key"})
    assert (answer.status_code, "stored" in answer.json()) == (422, False)
    again = running.client("manager").post("/api/operations", json={"name": "Heron"}, headers={KEY: "their-key"})
    assert again.json()["operation"] == theirs


@pytest.mark.parametrize("name", ["void-entry", "correct-entry"])
def test_an_entry_of_another_operation_is_as_unknown_as_one_that_is_not_there(
    running: Running, admin: Any, name: str
) -> None:
    proposed(running, "manager", "Heron", "their-key")
    mine = proposed(running, "kent", "Otter")
    more = {"changes": {"name": "Wren"}} if name == "correct-entry" else {"reason": "no"}
    said = [
        running.client("kent").post(f"/api/operations/{mine}/{name}", json={"entry": entry, **more})
        for entry in ("their-key", "nobody's")
    ]
    assert [each.status_code for each in said] == [409, 409]
    assert said[0].json() == said[1].json()
    assert said[0].json()["refusals"][0]["code"] == "unknown_entry"


def test_for_whom_something_is_recorded_is_a_name_and_no_essay(running: Running) -> None:
    made = proposed(running, "operator", "Heron")
    body = {"on_behalf_of": "x" * 81}
    answer = running.client("operator").post(f"/api/operations/{made}/set-objectives", json=body)
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == "on_behalf_of"


CHANGE = "/operations/new/do/change-organisation"


def _listed(admin: Any) -> str:
    """The list with an organisation in it, as it stands open."""
    sent = {"name": "Kent Police", "kind": "police", "entry": uuid4().hex}
    assert admin.post("/operations/new/do/register-organisation", data=sent).status_code == 303
    return str(admin.get("/organisations").text)


def _drawn(admin: Any, listed: str) -> dict[str, list[str]]:
    change = re.search(rf'href="({CHANGE}\?name=Kent\+Police[^"]*)"', listed) or pytest.fail("there is no form")
    return _sent(admin.get(change[1].replace("&amp;", "&")).text)


def _sent(page: str) -> dict[str, list[str]]:
    """What a browser sends of the form, what is empty included."""
    return {name: values or [""] for name, values in Form(page, CHANGE).stands.items()}


def test_a_form_of_an_organisation_that_stood_open_changes_only_what_was_changed_in_it(admin: Any) -> None:
    listed = _listed(admin)
    mine, theirs = _drawn(admin, listed), _drawn(admin, listed)
    ended = theirs | {"first_responder_until": ["2026-10-01"], "second_release": ["yes"]}
    assert admin.post(CHANGE, data=ended).status_code == 303
    assert _drawn(admin, listed)["first_responder_until"] == ["2026-10-01"], "a list that stood open"
    assert admin.post(CHANGE, data=mine | {"contact": ["The duty desk"]}).status_code == 303
    now = _drawn(admin, listed)
    assert (now["first_responder_until"], now["second_release"]) == (["2026-10-01"], ["yes"])


def test_where_both_changed_one_thing_of_an_organisation_the_second_reads_what_the_first_wrote(admin: Any) -> None:
    listed = _listed(admin)
    mine = _drawn(admin, listed)
    assert admin.post(CHANGE, data=_drawn(admin, listed) | {"kind": ["immigration"]}).status_code == 303
    answer = admin.post(CHANGE, data=mine | {"kind": ["other"]})
    assert answer.status_code == 422
    assert "Somebody wrote “immigration” here while you had it open." in answer.text
    again = _sent(answer.text)
    assert again["kind"] == ["other"]
    assert admin.post(CHANGE, data=again).status_code == 303
    assert _drawn(admin, listed)["kind"] == ["other"]


def test_a_near_name_is_asked_about_before_a_second_organisation_is_registered(admin: Any) -> None:
    form = "/operations/new/do/register-organisation"
    typed = {"name": "Kent Police", "kind": "police", "next": "/organisations"}
    assert admin.post(form, data={**typed, "entry": uuid4().hex}).status_code == 303
    slip = {**typed, "name": "Kent Polce"}
    asked = admin.post(form, data={**slip, "entry": uuid4().hex})
    assert asked.status_code == 422
    assert "Is this the same as Kent Police, which is registered?" in asked.text
    assert "Kent Polce" not in admin.get("/organisations").text
    again = {**slip, "asked_name": "Kent Polce", "entry": uuid4().hex}
    assert admin.post(form, data=again).status_code == 303
    page = admin.get("/organisations").text
    assert "Kent Polce" in page
    assert "firstlight user change NAME --agency" in page, "what to do about a slip"
