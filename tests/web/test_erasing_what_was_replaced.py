"""What a directory and an organisation's texts said before goes for good; what stands now stays."""

from typing import Any

import pytest

from service.access.accounts import Accounts
from service.proof import verify
from tests.running import PASSWORD, Running
from tests.stories.test_erasing_somebody import texts

ERASE = "/directory/replaced/erase"
API = "/api/organisations/texts/erase-earlier"
BEFORE = {"Jo Example 01632 960 112", "Jo said so", "Ask for Jo", "Jo's house", "Jo's flat", "jo@example.org"}
STANDS = {"The duty desk", "Hot meals", "You are safe here", "1 High Street"}
THEIRS = {"Kim Third", "The night desk"}
"""What another council wrote, before and now."""


@pytest.fixture
def admin(running: Running) -> Any:
    """An administrator of a council that wrote a name into everything it says outside operations, and took it out."""
    accounts = Accounts(running.database)
    for who, agency, role in (
        ("admin", "Council", "administrator"),
        ("kent", "Kent", "administrator"),
        ("kents", "Kent", "manager"),
    ):
        accounts.add(who, PASSWORD, name=who, agency=agency, roles=[role])
    accounts.close()
    desk = {"council": "Council", "partner": "Police", "post": "Desk"}
    hall = {"council": "Council", "place": "Hall"}
    paper = {"name": "Council", "paper": "rights", "language": "en"}
    for said in (
        ("/api/directory/venues", {**hall, "address": "Jo's house", "contact_in_hours": "Jo Example 01632 960 112"}),
        ("/api/directory/venues", {**hall, "address": "1 High Street", "contact_in_hours": "The duty desk"}),
        ("/api/directory/venues", {**hall, "place": "Old", "address": "Jo's flat"}),
        ("/api/directory/venues", {**hall, "place": "OLD"}),
        ("/api/directory/contacts", {**desk, "email": "jo@example.org", "does": "Jo said so"}),
        ("/api/directory/contacts", {**desk, "does": "Hot meals"}),
        ("/api/organisations/texts", {**paper, "text": "Ask for Jo"}),
        ("/api/organisations/texts", {**paper, "text": "You are safe here"}),
    ):
        sent(running, "manager", *said)
    theirs = {"council": "Kent", "place": "Hall"}
    for contact in sorted(THEIRS):
        sent(running, "kents", "/api/directory/venues", {**theirs, "contact_in_hours": contact})
    return running.client("admin")


def sent(running: Running, who: str, path: str, body: dict[str, str]) -> None:
    answer = running.client(who).post(path, json=body)
    assert answer.status_code == 200, answer.text


def test_what_was_replaced_goes_and_what_stands_and_what_others_wrote_stays(running: Running, admin: Any) -> None:
    assert texts(running) >= BEFORE | STANDS | THEIRS
    assert ERASE in admin.get("/directory/venues").text
    asked = admin.get(ERASE).text
    assert f"{len(BEFORE)} texts that were replaced since" in asked
    assert "Nobody can bring it back" in asked
    assert texts(running) >= BEFORE, "asking erases nothing"
    done = admin.post(ERASE, data={"entry": "tap"})
    assert "What was replaced is gone for good. What stands now stays." in admin.get(done.headers["location"]).text
    assert texts(running) >= STANDS | THEIRS
    assert texts(running).isdisjoint(BEFORE)
    assert "Nothing that was replaced is kept" in admin.get(ERASE).text
    head = running.application.log.head()
    assert admin.post(ERASE, data={"entry": "tap"}).status_code == 303
    assert running.application.log.head() == head


def test_how_an_organisation_is_reached_stands_until_it_is_said_anew(running: Running, admin: Any) -> None:
    charity = {"name": "Night shelter", "kind": "charity"}
    sent(running, "admin", "/api/organisations", {**charity, "contact": "Ask for Sam"})
    sent(running, "admin", "/api/organisations/change", charity)
    assert admin.post(ERASE).status_code == 303
    assert "Ask for Sam" in admin.get("/organisations").text
    sent(running, "admin", "/api/organisations/change", {**charity, "contact": "The mailbox"})
    assert admin.post(ERASE).status_code == 303
    assert "Ask for Sam" not in texts(running)
    assert "The mailbox" in admin.get("/organisations").text


@pytest.mark.file
def test_the_store_is_sound_and_tells_what_went(running: Running, admin: Any) -> None:
    said = admin.post(API, json={"name": "Council"})
    assert said.status_code == 200, said.text
    found = verify(str(running.path))
    assert found.sound, found.faults
    (gone,) = found.erased
    assert (gone.subject, len(gone.references), gone.by) == ("replaced:council", len(BEFORE), said.json()["position"])


def test_an_administrator_of_ones_own_organisation_alone_erases(running: Running, admin: Any) -> None:
    for who in ("manager", "coordinator", "reader"):
        client = running.client(who)
        assert client.get(ERASE).status_code == client.post(ERASE).status_code == 403
        assert client.post(API, json={"name": "Council"}).status_code == 403
        assert ERASE not in client.get("/directory/venues").text
    refused = running.client("kent").post(API, json={"name": "Council"})
    assert [each["code"] for each in refused.json()["refusals"]] == ["not_its_own"]
    assert texts(running) >= BEFORE
