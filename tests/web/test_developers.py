"""The API as a page: whatever the published contract holds stands there, and every example is one that is read."""

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
import pytest
from standardwebhooks import Webhook

from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from web.pages.developers import verifying

PUBLISHED = Path(__file__).parents[2] / "openapi"
CONTRACT: dict[str, Any] = json.loads((PUBLISHED / "openapi.json").read_text())
EACH = [(path, method, each) for path, methods in CONTRACT["paths"].items() for method, each in methods.items()]


@pytest.fixture(scope="module")
def sections(served: Running) -> dict[str, str]:
    """What the page says of each operation, by its id, without markup."""
    html = served.client("reader").get("/developers").text
    found = re.findall(r'<details class="fl-operation" id="(\w+)">(.*?)</details>', html, re.DOTALL)
    return {name: unescape(re.sub("<[^>]+>", "", words)) for name, words in found}


def test_every_operation_of_the_published_contract_stands_on_the_page(sections: dict[str, str]) -> None:
    assert sections.keys() == {each["operationId"] for _, _, each in EACH}
    for path, method, each in EACH:
        words = sections[each["operationId"]]
        assert f"{method.upper()} {path} {each['summary']}" in words
        assert f"Answers: {', '.join(each['responses'])}." in words


def test_every_operation_has_a_group_of_the_contract_and_says_who_may() -> None:
    groups = {each["name"] for each in CONTRACT["tags"]}
    assert [each["operationId"] for _, _, each in EACH if not groups & {*each["tags"]}] == []
    assert [each["operationId"] for _, _, each in EACH if not each.get("x-roles")] == ["SignInByProgram"]


def test_every_field_of_a_body_stands_there_with_its_question_and_its_codes(sections: dict[str, str]) -> None:
    missing = []
    for _, _, each in EACH:
        schema = each.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        for name, field in schema.get("properties", {}).items():
            said = [name, field.get("title", ""), *map(str, field.get("enum", ()))]
            missing += [(each["operationId"], one) for one in said if one not in sections[each["operationId"]]]
    assert missing == []


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        ("AllocateBed", 'One of: centre, council_temporary, hotel, hospital, family, other; left out, it is "centre"'),
        ("AllocateBed", "P and two to four digits, such as P03, never a name."),
        ("CountPeopleEncountered", "A whole number from 0 to 2,000"),
        ("RecordCosts", "Pounds and pence from 0 to 10,000,000, or null"),
        ("EnterSeveral", "A list of at most 500, each an object"),
        ("ProposeOperation", "A date, YYYY-MM-DD, or null"),
        ("RecordLesson", "A text of at most 50,000 characters"),
        ("GiveNrmConsent", "Who may: coordinator, first responder, operator."),
        ("ReadRegister", "Who may: manager, coordinator, auditor, operator."),
        ("SignInByProgram", "Who may: anybody with an account."),
    ],
)
def test_bounds_and_roles_are_said_in_plain_words(sections: dict[str, str], operation: str, words: str) -> None:
    assert words in sections[operation]


def test_every_example_is_one_that_the_service_reads(served: Running, sections: dict[str, str]) -> None:
    operation = there(served, people_here())
    http, wrong = served.client(), {}
    for name, words in sections.items():
        first, _, body = words.partition("Example")[2].strip().partition("\n\n")
        method, address = first.split(" ", 1)
        json_body = {"json": json.loads(body)} if body else {}
        answer = http.request(method, address.replace("op-1", operation), **json_body)
        if not _is_read(name, answer):
            wrong[name] = answer.text
    assert wrong == {}


def _is_read(name: str, answer: httpx2.Response) -> bool:
    """Whether it was understood: what it is about may not be there, or a rule may be against it."""
    if name in ("ReadText", "OpenWithReason"):
        return answer.status_code == 403
    return answer.status_code in ((401,) if name == "SignInByProgram" else (200, 404, 409))


def test_the_frames_of_the_live_views_stand_there(served: Running) -> None:
    html = served.client("reader").get("/developers").text
    published = json.loads((PUBLISHED / "asyncapi.json").read_text())
    frame = published["channels"]["live"]["messages"]["frame"]["payload"]
    live = html.partition('id="live-views"')[2]
    assert [name for name in frame["properties"] if f"<code>{name}</code>" not in live] == []
    assert served.client("reader").get("/asyncapi.json").json() == published
    assert served.client("reader").get("/openapi.json").json() == CONTRACT


def test_everybody_signed_in_finds_the_page_and_nobody_else_reads_it(served: Running) -> None:
    for who in ("manager", "redcross", "reader", "stranger"):
        assert served.client(who).get("/developers").status_code == 200
    assert 'href="/developers"' in served.client("reader").get("/outcomes").text
    nobody = served.closed_at_the_end(httpx2.Client(base_url=served.address))
    assert nobody.get("/developers").status_code == 303


def test_each_call_that_the_page_shows_is_answered_with_a_token(served: Running) -> None:
    tokens = served.application.tokens
    _, token = tokens.make("Case system", "Council", ["analyst"], tokens.clock() + 600, "a test", reads_only=True)
    page = unescape(served.client("reader").get("/developers").text)
    calls = re.findall(r'curl "?([^\s"]+)"? -H "Authorization: Bearer \$TOKEN"', page)
    assert len(calls) == 2
    for call in calls:
        assert call.startswith(served.address)
        answer = httpx2.get(call, headers={"Authorization": f"Bearer {token}"}, timeout=60)
        assert answer.status_code == 200, call


def test_the_way_to_prove_a_delivery_that_stands_there_is_the_one_that_is_tried(served: Running) -> None:
    """Its function takes what was signed and nothing else; tests/web/test_webhooks.py gives it real deliveries."""
    page = unescape(served.client("reader").get("/developers").text)
    assert Path(verifying.__file__).read_text() in page
    secret, body, now = "whsec_" + "A" * 43 + "=", b'{"id":"7"}', datetime.now(UTC)
    headers = {"webhook-id": "7", "webhook-timestamp": str(int(now.timestamp()))}
    headers["webhook-signature"] = Webhook(secret).sign("7", now, body.decode())
    assert verifying.verified(secret, headers, body) == {"id": "7"}
    old = now - timedelta(minutes=6)
    aged = {**headers, "webhook-timestamp": str(int(old.timestamp()))}
    aged["webhook-signature"] = Webhook(secret).sign("7", old, body.decode())
    for wrong, said in (({**headers, "webhook-id": "8"}, body), (headers, b"{}"), (aged, body)):
        with pytest.raises(ValueError, match="This was"):
            verifying.verified(secret, wrong, said)


def test_the_guides_lead_to_it() -> None:
    guides = PUBLISHED.parent / "docs/guide"
    assert "/developers" in (guides / "partner.md").read_text()
    assert "/developers" in (guides / "administrator.md").read_text()
