"""A partner's role card, the contact sheet and the messages to whoever still owes something; and who may see them."""

from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest

from service.access.accounts import Accounts
from service.clock import now
from tests.running import PASSWORD, Running
from tests.web.given_directory import as_csv
from tests.web.test_directory import bring, store

HEADS = ["Organisation", "Post", "Name", "E-mail", "Telephone", "Reached", "Does", "Brings", "Expects"]
DUTY = [
    "Duty manager",
    "Jo Example",
    "duty@example.org",
    "01632 960 112",
    "in hours",
    "Food\nListens",
    "Blankets",
    "Keys",
]
NIGHT = ["Duty desk", "", "", "01632 960 113", "out of hours", "Food", "", ""]
CARD = "/plan/card?partner=British+Red+Cross"
DAY = (now() + timedelta(days=20)).date()


@pytest.fixture
def planned(running: Running) -> tuple[Any, str]:
    """A manager of the lead council, and a plan with the Red Cross on site, social care on call, a contact each way."""
    manager = running.client("manager")
    rows = [["british red cross", *DUTY], ["British Red Cross", *NIGHT], ["Licensing", "Officer", "", "l@example.org"]]
    store(
        manager, "partners", bring(manager, "partners", as_csv(HEADS, [[*row, *[""] * (9 - len(row))] for row in rows]))
    )
    operation = manager.post("/api/operations", json={"name": "Heron", "planned_for": DAY.isoformat()}).json()[
        "operation"
    ]
    enters(manager, operation, "commit-partner", partner="British Red Cross", mode="on_site")
    enters(manager, operation, "commit-partner", partner="Social care", mode="on_call", minutes=60)
    hours = {"starts": f"{DAY}T07:00", "ends": f"{DAY}T15:00", "staff": 4}
    enters(manager, operation, "plan-partner-hours", partner="British Red Cross", **hours)
    return manager, operation


def enters(client: Any, operation: str, name: str, **body: object) -> None:
    answer = client.post(f"/api/operations/{operation}/{name}", json=body, headers={"Idempotency-Key": uuid4().hex})
    assert answer.status_code == 200, answer.text


def read(client: Any, operation: str, path: str) -> str:
    answer = client.get(f"/operations/{operation}{path}")
    assert answer.status_code == 200
    return unescape(answer.text)


def test_a_card_says_what_a_partner_does_and_brings_how_it_is_reached_and_what_it_owes(
    planned: tuple[Any, str],
) -> None:
    manager, operation = planned
    assert "/plan/card?partner=British%20Red%20Cross" in read(manager, operation, "/plan")
    enters(manager, operation, "issue-briefing", version=1)
    card = read(manager, operation, CARD)
    for said in (
        "Yes, on site",
        "07:00 to 15:00, 4 staff",
        "Blankets",
        "Keys",
        "Jo Example",
        "01632 960 113",
        "Unsigned",
    ):
        assert said in card
    assert card.count("<li>Food</li>") == 1, "what two contacts say of their organisation stands once"
    assert card.index("01632 960 112") < card.index("01632 960 113"), "in hours first"
    assert "Not opened" in card
    enters(manager, operation, "sign-information-sharing-agreement", partner="British Red Cross")
    enters(manager, operation, "acknowledge-briefing", partner="British Red Cross", version=1)
    card = read(manager, operation, CARD)
    assert "Signed" in card
    assert "Told us" in card
    assert "mailto:duty@example.org?subject" not in card, "nothing is left to chase"
    assert "Yes, on call, here in 60 minutes" in read(manager, operation, "/plan/card?partner=Social+care")


def test_a_card_of_who_declined_or_was_only_asked_says_so(planned: tuple[Any, str]) -> None:
    manager, operation = planned
    enters(manager, operation, "invite-partner", partner="Housing")
    assert "No answer yet" in read(manager, operation, "/plan/card?partner=Housing")
    enters(manager, operation, "decline-to-take-part", partner="Housing")
    assert "Declined" in read(manager, operation, "/plan/card?partner=Housing")
    assert manager.get(f"/operations/{operation}/plan/card?partner=Nobody").status_code == 404


def test_whoever_owes_is_written_to_in_one_sentence_with_the_address_of_the_directory(planned: tuple[Any, str]) -> None:
    manager, operation = planned
    assert "/plan/chase/agreement_unsigned" in read(manager, operation, "/plan")
    chase = read(manager, operation, "/plan/chase/agreement_unsigned")
    sentence = "British Red Cross: please sign the information sharing agreement for Heron by"
    assert sentence in chase
    assert sentence in unquote(chase)[unquote(chase).index("mailto:duty@example.org?subject=Heron") :]
    assert "No contact is listed" in chase
    enters(manager, operation, "request-information", service="licensing", due=DAY.isoformat())
    service = read(manager, operation, "/plan/chase/information_outstanding")
    assert "Licensing: please tell us what your service holds for Heron" in service
    assert "mailto:l@example.org" in service
    assert manager.get(f"/operations/{operation}/plan/chase/no_venue").status_code == 404


def test_a_mail_about_an_operation_without_a_code_name_says_neither_its_kind_nor_its_day(
    planned: tuple[Any, str],
) -> None:
    manager, _ = planned
    said = {"premises": "car_wash", "exploitation_types": ["labour"], "planned_for": DAY.isoformat()}
    operation = manager.post("/api/operations", json=said).json()["operation"]
    enters(manager, operation, "commit-partner", partner="British Red Cross", mode="on_site")
    chase = unquote(read(manager, operation, "/plan/chase/agreement_unsigned"))
    mail = chase[chase.index("mailto:") :].partition('"')[0]
    assert "subject=The operation that we plan: information sharing agreement" in mail
    assert not [each for each in ("car wash", f"{DAY:%-d %b %Y}".lower()) if each in mail.lower()]


def test_what_a_service_holds_is_answered_with_its_text_and_the_post_that_stands_for_it(
    planned: tuple[Any, str],
) -> None:
    manager, operation = planned
    for service in ("licensing", "trading_standards"):
        enters(manager, operation, "request-information", service=service)
    enters(manager, operation, "return-information", service="licensing", text="Two complaints.", owner="Duty officer")
    plan = read(manager, operation, "/plan")
    assert "1 of 2 have answered" in plan
    assert "answered: Duty officer" in plan
    assert "Two complaints." not in plan
    opened = plan.partition("answered: Duty officer")[2].partition('href="?open=')[2].partition("#")[0]
    assert "Two complaints." in read(manager, operation, f"/plan?open={opened}")


def test_the_contact_sheet_is_for_those_on_the_plan_alone_and_looking_is_kept(
    running: Running, planned: tuple[Any, str]
) -> None:
    manager, operation = planned
    sheet = read(manager, operation, "/plan/contacts")
    for said in ("Duty manager", "01632 960 112", "Out of hours", "Nobody is listed for Social care"):
        assert said in sheet
    looks = [each.what for each in running.application.access_log.entries(operation)]
    assert looks.count("contact sheet") == 1
    reader = running.client("reader")
    for path in ("/plan/contacts", "/plan/contacts.pdf", "/plan/chase/agreement_unsigned"):
        assert reader.get(f"/operations/{operation}{path}").status_code == 403
    assert running.client("stranger").get(f"/operations/{operation}/plan/contacts").status_code == 404


def test_a_partner_reads_what_others_do_and_its_own_contacts_but_nobody_elses(
    running: Running, planned: tuple[Any, str]
) -> None:
    _, operation = planned
    accounts = Accounts(running.database)
    accounts.add("care", PASSWORD, name="Cas", agency="Social care", roles=["partner_reader"])
    accounts.close()
    own = read(running.client("reader"), operation, CARD)
    assert "01632 960 112" in own
    assert "Change the contact" not in own
    other = read(running.client("care"), operation, CARD)
    assert "Blankets" in other
    for hidden in ("01632 960 112", "Jo Example", "duty@example.org", "Chase"):
        assert hidden not in other
    plan = read(running.client("care"), operation, "/plan")
    assert "Contact sheet" not in plan
    assert "/plan/chase/" not in plan


@pytest.mark.pdf
def test_the_contact_sheet_comes_as_a_pdf(planned: tuple[Any, str]) -> None:
    manager, operation = planned
    answer = manager.get(f"/operations/{operation}/plan/contacts.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
