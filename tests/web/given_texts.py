"""A server with an account for every role, and days with a text in every sealed field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
from eventsourcing.dcb.api import DCBEvent

from domain.amend import AMENDMENTS
from domain.bounds import longest
from domain.declaration import declared
from domain.kernel import EVENTS, RecordedEvent
from domain.outside import OUTSIDE
from domain.words import SealedReference
from service.access.table import AUDIENCE, COMPARTMENT, FIELD_COMPARTMENT, MAY_DO
from service.codec import encode
from service.commands.names import DECISIONS, slug
from service.privacy.sealing import sealed_fields
from service.replay.rows import proposals
from service.stored import events_in
from tests.decisions.examples import EXAMPLES
from tests.given import ADay
from tests.running import PASSWORD, Running

WRITTEN = 'First line,\n   then <b>bold</b> & "quoted"\n\nمرحبا 12\n隱私，很長的一行\nwort' + "wort" * 60
"""Several lines, markup, right to left, Chinese, a word wider than a phone."""
REFERENCE = "BOLD/2026-17"
FIELDS = [
    (name, field)
    for name, kind in EVENTS.items()
    if kind not in AMENDMENTS and kind.__dataclass_fields__["operation"].default != OUTSIDE
    for field in sealed_fields(kind)
]
"""Every sealed field but the reasons of amendments, which are about another entry, and what is said of organisations,
which is outside any operation and has a page of its own."""
LEAD = "an-administrator"
"""An administrator of the council that leads the operations."""
SAID_BY_THE_LEAD = {
    **dict.fromkeys(("PartnerCommitted", "PartnerDeclined"), "manager"),
    **dict.fromkeys(("LegalHoldSet", "LegalHoldLifted"), LEAD),
}
"""What the lead council alone says, by whose account."""
TEXT = re.compile(r'<div class="fl-text" dir="auto">(.*?)</div>', re.DOTALL)


def serving(folder: Path) -> Iterator[Running]:
    """A server for a whole module, with somebody of the force for each role, under the role's name."""
    running = Running(folder / "firstlight.db")
    running.start()
    for role in AUDIENCE:
        name = f"a-{role}"
        running.application.accounts.add(name, PASSWORD, name=role, agency="Police", roles=(role,), acts_for=())
    running.application.accounts.add(LEAD, PASSWORD, name=LEAD, agency="Council", roles=("administrator",), acts_for=())
    yield running
    running.stop()


def as_role(running: Running, role: str) -> httpx2.Client:
    return running.client(f"a-{role}")


def readers(name: str, field: str) -> list[str]:
    """The roles that the access table lets read a text, worked out by hand."""
    needed = {COMPARTMENT[name], FIELD_COMPARTMENT[(name, field)]}
    return [role for role, seen in AUDIENCE.items() if needed <= seen]


def stored(running: Running, day: ADay) -> str:
    """Put a day that was made in memory into the server's own log; gives its operation."""
    _append(running, day.recorded_events())
    return str(day.operation)


def _append(running: Running, recorded_events: Iterable[RecordedEvent]) -> None:
    records = [
        DCBEvent(
            type(each.event).__name__, encode(each.event, each.envelope), [*each.event.tags, each.envelope.entry.tag]
        )
        for each in recorded_events
    ]
    running.application.log.append(records) if records else None


def describe(running: Running, *partners: str, council: str = "Council") -> None:
    """Let a council's directory say of partners what they do."""
    day = ADay(operation=OUTSIDE).at((-28, "09:00"))
    said = {"council": council, "post": "Duty desk", "does": "Looks after people."}
    for each in partners:
        day.enter("ContactListed", by=council, **said, partner=each)
    _append(running, events_in(day.log, day.log.read_list()[0]))


def text_for(name: str, field: str, text: str = WRITTEN) -> str:
    """What is written into a field: a reference into another system, or as much of a text as it takes."""
    declaration = declared(EVENTS[name])[field]
    return REFERENCE if declaration.is_a(SealedReference) else text[: longest(EVENTS[name], declaration)]


def write(
    running: Running, name: str, text: str = WRITTEN, beside: Mapping[str, str] | None = None
) -> tuple[str, int, str]:
    """An entry of this type with a text in every sealed field, or `beside` it, by a role that may; operation, position,
    subject."""
    given, subject, data = EXAMPLES[name]
    day = given()
    operation = stored(running, day)
    texts = {field: text_for(name, field, text) for field in sealed_fields(EVENTS[name])}
    (made,) = proposals(
        {"type": name, "subject": subject, "data": {**data, **texts, **(beside or {})}}, "Police", day.committed
    )
    role = next(role for role, events in MAY_DO.items() if name in events)
    body: dict[str, Any] = {**made.fields, "happened_at": day.moment().isoformat()}
    client = running.client(SAID_BY_THE_LEAD.get(name, f"a-{role}"))
    answer = client.post(f"/api/operations/{operation}/{slug(DECISIONS[name])}", json=body)
    assert answer.status_code == 200, (name, answer.text)
    return operation, int(answer.json()["position"]), subject


def texts_in(page: str) -> list[str]:
    """What the texts of a page say, as a browser shows it."""
    return [unescape(each) for each in TEXT.findall(page)]
