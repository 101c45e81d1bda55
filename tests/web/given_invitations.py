"""A quick-time plan with partners that can be written to, the letters that went out, and their links."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
import pytest

from domain.words import OperationId
from projections.operation.state import OperationState
from tests.running import Running
from tests.web.forms import Form
from tests.web.given_texts import serving

QUICK = "/operations/new/from/quick-time"
RED_CROSS, FIRE = "British Red Cross", "Fire and rescue"
CONTACTS = {RED_CROSS: "Duty desk, duty@redcross.example, 01632 960001", FIRE: "control@fire.example"}


def with_contacts(running: Running) -> None:
    """Two partners are registered with how they are reached."""
    accounts = running.application.accounts
    if not any(viewer.user == "admin" for viewer, _ in accounts.all()):
        accounts.add(
            "admin", "a-password-for-tests", name="Admin", agency="Council", roles=("administrator",), acts_for=()
        )
    for name, contact in CONTACTS.items():
        said = {"name": name, "kind": "charity" if name == RED_CROSS else "fire", "contact": contact}
        client = running.client("admin")
        if client.post("/api/organisations", json=said).status_code != 200:
            assert client.post("/api/organisations/change", json=said).status_code == 200


def sent_quickly(running: Running, **typed: Any) -> str:
    """A quick-time plan whose invitations were sent; gives its operation."""
    client = running.client("manager")
    stands = Form(client.get(QUICK).text, QUICK).stands
    sent = {name: values for name, values in stands.items() if values} | {"send": "1", "premises": "car_wash", **typed}
    answer = client.post(QUICK, data=sent)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"].split("/")[2])


def letters(running: Running) -> list[EmailMessage]:
    """What lies in the folder for letters, the oldest first."""
    folder = Path(f"{running.path}.outbox")
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns) if folder.exists() else []
    return [read(file.read_bytes()) for file in files]


def read(letter: bytes) -> EmailMessage:
    found = BytesParser(policy=policy.default).parsebytes(letter)
    assert isinstance(found, EmailMessage)
    return found


def link_in(letter: EmailMessage) -> str:
    found = re.search(r"/answer/\S+", letter.get_content())
    assert found is not None
    return found[0]


def link_to(running: Running, partner: str) -> str:
    """The path of the latest link that went to a partner."""
    mail = re.search(r"\S+@\S+?(?=,|$)", CONTACTS[partner])
    assert mail is not None
    found = [each for each in letters(running) if each["To"] == mail[0] and "/answer/" in each.get_content()]
    return link_in(found[-1])


def nobody(running: Running) -> httpx2.Client:
    """A browser in which nobody is signed in."""
    return running.closed_at_the_end(httpx2.Client(base_url=running.address, timeout=60))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that knows how two partners are reached."""
    for running in serving(tmp_path_factory.mktemp("invitations")):
        with_contacts(running)
        yield running


def day(served: Running, operation: str) -> OperationState:
    served.client("manager").get(f"/operations/{operation}/plan")
    state = served.application.days.as_taken_in(OperationId(operation))
    assert state is not None
    return state


def heard(served: Running, operation: str, partner: str = RED_CROSS) -> list[tuple[str, str, str]]:
    """What a partner has entered itself: event, actor, agency."""
    return [
        (type(each.event).__name__, each.envelope.actor, str(each.envelope.on_behalf_of))
        for each in day(served, operation).recorded_events
        if each.envelope.agency == partner
    ]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def code_sent(served: Running) -> str:
    return str(letters(served)[-1].get_content()[:6])


def looks(served: Running, operation: str) -> list[str]:
    return [each.what for each in served.application.access_log.entries(operation)]
