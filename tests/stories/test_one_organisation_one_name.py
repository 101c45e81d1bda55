"""An organisation has one name in an operation, however it is written; and is credited only where somebody says so."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import first_spelling, same_name, squeezed
from tests.running import Running
from tests.stories.given_entries import api
from tests.stories.rows import Client, reference_rows


@pytest.fixture
def day(running: Running) -> Client:
    client = Client(running.client())
    for row in reference_rows()[:1]:
        client.carry_out(row)
    return client


@given(st.text(), st.text(alphabet=" \t\n"))
def test_capitals_and_blanks_make_no_other_organisation(name: str, blanks: str) -> None:
    assert same_name(name, blanks + name + blanks)
    assert squeezed(squeezed(name)) == squeezed(name)
    assert first_spelling(f" {name}", [name]) == name


def test_two_spellings_in_one_entry_are_one_partner(running: Running, day: Client) -> None:
    both = [
        {"type": "PartnerCommitted", "partner": each, "mode": "on_site"} for each in ("Fire Service", "fire  service")
    ]
    answer = api(running, day, "entries", {"events": both})
    assert [each["code"] for each in answer.json()["refusals"]] == ["already_committed"], answer.text
    both[1] = {"type": "InformationSharingAgreementSigned", "partner": "FIRE SERVICE"}
    signed = api(running, day, "entries", {"events": both}).json()["events"]
    assert [each["partner"] for each in signed] == [f"{day.operation}/Fire Service"] * 2


def test_another_spelling_of_a_partner_is_that_partner(running: Running, day: Client) -> None:
    first = api(running, day, "commit-partner", {"partner": "British  Red Cross ", "mode": "on_site"})
    assert first.json()["events"][0]["partner"] == f"{day.operation}/British Red Cross"
    again = api(running, day, "commit-partner", {"partner": "british red cross", "mode": "on_site"})
    assert [each["code"] for each in again.json()["refusals"]] == ["already_committed"], again.text
    here = api(running, day, "record-partner-arrival", {"partner": "BRITISH RED CROSS", "staff": 4})
    assert here.json()["events"][0]["partner"] == f"{day.operation}/British Red Cross"
    costs = {"heading": "food", "payer": "british RED cross", "pounds": 5}
    answer = api(running, day, "record-costs", {**costs, "on_behalf_of": "british red cross"}, "costs")
    assert answer.json()["events"][0]["payer"] == "British Red Cross"
    stored = [row[2].decode() for row in running.application.log.since(0, 100)]
    assert not [each for each in stored if re.search("british red|BRITISH RED|british RED", each)]
    changed = api(running, day, "correct-entry", {"entry": "costs", "changes": {"payer": " british  red cross"}})
    assert changed.json()["events"][0]["becomes"][0]["d"]["payer"] == "British Red Cross"


def test_a_form_asks_once_whether_a_near_name_is_the_same(running: Running, day: Client) -> None:
    address, http = f"/operations/{day.operation}/do/commit-partner", running.client("coordinator")
    assert http.post(address, data={"partner": "British Red Cross", "mode": "on_site"}).status_code == 303
    typed = {"partner": "Britsh Red Cross", "mode": "on_site"}
    asked = http.post(address, data=typed)
    assert asked.status_code == 422
    assert "Is this the same as British Red Cross?" in asked.text
    assert re.search(r'name="partner"[^>]* value="Britsh Red Cross"', asked.text)
    assert 'name="asked_partner" value="Britsh Red Cross"' in asked.text
    assert http.post(address, data={**typed, "asked_partner": "Britsh Red Cross"}).status_code == 303
    assert http.post(address, data={"partner": "Fire service", "mode": "on_call"}).status_code == 303


def test_an_organisation_without_a_name_is_none(running: Running, day: Client) -> None:
    for body in ({"payer": " "}, {"payer": ""}):
        answer = api(running, day, "record-costs", {"heading": "food", **body})
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "payer"), answer.text


def test_my_button_credits_mine_whoever_did_it_last(running: Running, day: Client) -> None:
    for name, body in (
        ("open-centre", {}),
        ("register-person", {"person": "P01"}),
        ("register-person", {"person": "P02"}),
        ("provide-welfare", {"person": "P01", "kind": "meal", "on_behalf_of": "British Red Cross"}),
    ):
        assert api(running, day, name, body).status_code == 200
    form = running.client("coordinator").get(f"/operations/{day.operation}/do/provide-welfare?person=P02").text
    chosen = re.search(r'<option value="[^"]*" selected>([^<]*)</option>', form[form.index('id="on_behalf_of"') :])
    assert chosen
    assert chosen[1] == "Council"
    person = running.client("coordinator").get(f"/operations/{day.operation}/people/P02").text
    assert set(re.findall(r'name="on_behalf_of" value="([^"]*)"', person)) == {"Council"}


def test_a_partner_is_asked_about_whose_name_is_near_to_one_that_has_accounts(running: Running, day: Client) -> None:
    address, http = f"/operations/{day.operation}/do/commit-partner", running.client("coordinator")
    running.client("stranger").get("/operations")  # whoever asks first is registered
    asked = http.post(address, data={"partner": "Circsu", "mode": "on_site"})
    assert (asked.status_code, "Is this the same as Circus?" in asked.text) == (422, True)
