"""A quick-time plan with partners that can be written to, the letters that went out, and their links."""

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import httpx2

from tests.running import Running
from tests.web.forms import Form

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
