"""One contact of a directory is erased: gone from the store, every page and every export; the log stays whole."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from service.access.accounts import Accounts
from service.proof import verify
from tests.running import PASSWORD, Running
from tests.web.given_directory import as_csv
from tests.web.given_invitations import letters, sent_quickly
from tests.web.test_directory import bring, rows_of, store
from web.cli.main import app

HEADS = ["Organisation", "Post", "Name", "E-mail", "Telephone", "Does"]
BEFORE = ["British Red Cross", "Duty desk", "Jo Example", "jo@example.org", "01632 960 112", "Hot meals"]
NOW = ["British Red Cross", "Duty desk", "Sam Sample", "sam@example.org", "01632 960 113", "Hot meals"]
OTHER = ["British Red Cross", "Deputy", "Kim Third", "kim@example.org", "01632 960 114", ""]
GONE = ("Jo Example", "jo@example.org", "960 112", "Sam Sample", "sam@example.org", "960 113")
ERASE = "/directory/partners/erase"
DESK = {"partner": "british red cross", "post": "DUTY DESK"}
CONTACT = "contact:council/british red cross/duty desk"


@pytest.fixture
def admin(running: Running) -> Any:
    """An administrator of a council whose directory holds two contacts, one of which was somebody else before."""
    accounts = Accounts(running.database)
    for who, agency in (("admin", "Council"), ("kent", "Kent")):
        accounts.add(who, PASSWORD, name=who, agency=agency, roles=["administrator"])
    accounts.close()
    manager = running.client("manager")
    for rows in ([BEFORE, OTHER], [NOW]):
        store(manager, "partners", bring(manager, "partners", as_csv(HEADS, rows)))
    return running.client("admin")


def held(running: Running) -> list[str]:
    """Under whose keys the store seals anything of a contact."""
    return [
        each for each in (CONTACT, CONTACT.replace("duty desk", "deputy")) if running.application.log.vault_key(each)
    ]


def shown(running: Running) -> str:
    """Every page and export that shows contacts, to somebody who may see them, the plan of an operation included."""
    manager = running.client("manager")
    operation = manager.post("/api/operations", json={"name": "Heron"}).json()["operation"]
    partner = {"partner": "British Red Cross", "mode": "on_site"}
    manager.post(f"/api/operations/{operation}/commit-partner", json=partner)
    pages = ("/directory/partners", "/directory/partners/entry?partner=British+Red+Cross&post=Duty+desk")
    exports = ("/directory/partners.csv", "/api/directory/contacts")
    plan = ("plan", "plan/contacts", "plan/card?partner=British+Red+Cross")
    paths = (*pages, *exports, *(f"/operations/{operation}/{each}" for each in plan))
    return "".join(manager.get(path).text for path in paths)


def test_who_it_is_and_was_goes_from_the_store_every_page_and_export_and_nothing_else(
    running: Running, admin: Any
) -> None:
    assert "Sam Sample" in shown(running)
    form = admin.get("/directory/partners/entry", params={"partner": BEFORE[0], "post": BEFORE[1]}).text
    (address,) = re.findall(rf'href="({ERASE}[^"]*)"', form)
    asked = admin.get(address.replace("&amp;", "&")).text
    assert "Sam Sample" in asked
    assert "Nobody can bring it back" in asked
    assert len(held(running)) == 2, "asking erases nothing"
    done = admin.post(ERASE, data=DESK)
    assert "It is gone from the directory" in admin.get(done.headers["location"]).text
    everything = shown(running)
    assert [each for each in GONE if each in everything] == []
    assert "Kim Third" in everything
    assert "Hot meals" in everything
    assert "Who this is was erased on" in everything
    assert held(running) == [CONTACT.replace("duty desk", "deputy")]


@pytest.mark.file
def test_the_store_is_sound_and_tells_what_was_erased(running: Running, admin: Any) -> None:
    said = admin.post("/api/directory/contacts/erase", json={"council": "Council", **DESK})
    assert said.status_code == 200
    found = verify(str(running.path))
    assert found.sound, found.faults
    ((subject, references, by),) = [(each.subject, each.references, each.by) for each in found.erased]
    assert (subject, len(references), by) == (CONTACT, 6, said.json()["position"])


def test_whoever_holds_the_post_next_is_listed_anew(running: Running, admin: Any) -> None:
    admin.post(ERASE, data=DESK)
    preview = bring(admin, "partners", as_csv(HEADS, [NOW]))
    assert "Name: nothing → <strong>Sam Sample</strong>" in preview
    assert "Does:" not in preview
    store(admin, "partners", preview)
    everything = shown(running)
    assert "Sam Sample" in everything
    assert "Who this is was erased on" not in everything
    assert rows_of(bring(admin, "partners", as_csv(HEADS, [NOW, OTHER])), "same") != []


def test_an_administrator_of_that_council_alone_erases_and_only_what_is_listed(running: Running, admin: Any) -> None:
    body = {"council": "Council", **DESK}
    entry = "/directory/partners/entry?partner=British+Red+Cross&post=Duty+desk"
    assert "Erase" not in running.client("manager").get(entry).text
    for who in ("manager", "coordinator", "reader"):
        client = running.client(who)
        assert client.get(ERASE, params=DESK).status_code == 403
        assert client.post(ERASE, data=DESK).status_code == 403
        assert client.post("/api/directory/contacts/erase", json=body).status_code == 403
    kent = running.client("kent")
    refused = kent.post("/api/directory/contacts/erase", json=body)
    assert [each["code"] for each in refused.json()["refusals"]] == ["not_its_directory"]
    for client, partner in ((kent, DESK), (admin, {"partner": "Nobody", "post": "Desk"})):
        assert client.post(ERASE, data=partner).status_code == 404
    unknown = admin.post("/api/directory/contacts/erase", json={**body, "post": "Night desk"})
    assert [each["code"] for each in unknown.json()["refusals"]] == ["unknown_contact"]
    assert len(held(running)) == 2


def test_the_same_tap_twice_erases_once_and_an_import_that_is_sent_again_is_answered(
    running: Running, admin: Any
) -> None:
    preview = bring(admin, "partners", as_csv(HEADS, [BEFORE, OTHER]))
    store(admin, "partners", preview)
    for _ in range(2):
        assert admin.post(ERASE, data={**DESK, "entry": "tap"}).status_code == 303
    head = running.application.log.head()
    assert store(admin, "partners", preview).status_code == 303
    assert running.application.log.head() == head
    assert "Jo Example" not in shown(running)


def test_letters_that_lie_ready_go_with_whom_they_are_for_and_no_other(running: Running, admin: Any) -> None:
    sent_quickly(running)
    assert [each["To"] for each in letters(running)] == ["sam@example.org"]
    assert admin.post(ERASE, data=DESK).status_code == 303
    assert letters(running) == []
    sent_quickly(running)
    assert [each["To"] for each in letters(running)] == ["kim@example.org"]
    running.application.forget_old()
    assert len(letters(running)) == 1
    left = [path for path in Path(running.path).parent.rglob("*") if path.is_file() and b"sam@" in path.read_bytes()]
    assert left == []


def test_letters_that_another_process_did_not_know_of_go_as_well(running: Running, admin: Any, tmp_path: Path) -> None:
    sent_quickly(running)
    command = ["directory", "erase", "British Red Cross", "Duty desk", "--council", "Council"]
    elsewhere = ["--database", running.database, "--mail", f"folder:{tmp_path / 'elsewhere'}"]
    assert CliRunner().invoke(app, [*command, *elsewhere]).exit_code == 0
    assert len(letters(running)) == 1
    assert "Sam Sample" not in shown(running)
    running.application.forget_old()
    assert letters(running) == []


def test_it_is_erased_from_the_command_line(running: Running, admin: Any) -> None:
    sent_quickly(running)
    command = ["directory", "erase", "British Red Cross", "Duty desk", "--council", "Council"]
    mail = f"folder:{running.path}.outbox"
    done = CliRunner().invoke(app, [*command, "--database", running.database, "--mail", mail])
    assert json.loads(done.stdout)["erased"] == {"partner": "British Red Cross", "post": "Duty desk"}
    assert "Sam Sample" not in shown(running)
    assert letters(running) == []
    again = CliRunner().invoke(app, [*command[:3], "Nobody", *command[4:], "--database", running.database])
    assert (again.exit_code, "unknown_contact" in again.output) == (1, True)
