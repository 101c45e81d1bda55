"""A day's script as the forms that a browser would send, and a plan's gaps as its page shows them."""

import re
from html import unescape
from typing import Any, NamedTuple

import httpx2

from domain.declaration import declared
from domain.kernel import DECISIONS
from domain.words import OperationId
from service.clock import on_day
from service.codec import to_plain
from service.commands.names import slug
from service.commands.references import FIRST_CENTRE
from service.commands.submission import Proposal
from service.replay.agencies import agency_of
from service.replay.rows import proposals
from tests.given import START
from tests.running import Running
from tests.web.forms import Fields, Form, as_typed, signed_in

Row = dict[str, Any]
GAP = re.compile(
    r'<li class="fl-gap" id="gap-(?P<code>\w+)">.*?<strong>(?P<says>.*?)</strong>(?:<span>(?P<why>.*?)</span>)?.*?'
    r"Who owes it: </span>(?P<owner>.*?)(?: <span>\(you\)</span>)?</p>.*?"
    r'Due: </span>(?P<due>[^<]*).*?href="(?P<button>[^"]*)"',
    re.DOTALL,
)


class ShownGap(NamedTuple):
    """A gap as the plan's page shows it; `button` is the address of what fills it."""

    code: str
    says: str
    why: str
    owner: str
    due: str
    button: str


class Browser:
    """Somebody's browser without scripts, who may act for all agencies: it opens each form, fills it in, sends it."""

    def __init__(self, running: Running, who: str = "operator") -> None:
        self.http = signed_in(running, who)
        self.operation = ""
        self.committed: list[str] = []

    def carry_out(self, row: Row) -> None:
        """One row, by the form of what it says; what it says of several is one form with all of them ticked."""
        made = proposals(row, agency := agency_of(row["actor"], row.get("subject") or "op", None), self.committed)
        for name in dict.fromkeys(each.event for each in made):
            self._send(row, agency, [each for each in made if each.event == name])
        if row["type"] == "PartnerCommitted":
            self.committed.append(row["subject"])

    def _send(self, row: Row, agency: str, made: list[Proposal]) -> None:
        event = made[0].event
        asked = declared(DECISIONS[event].event)
        typed: Fields = {}
        for each in made:
            for name, value in each.fields.items():
                known, said = typed.setdefault(name, []), "" if value is None else to_plain(value)
                known += [one for one in as_typed(said, asked[name].kind) if one not in known]
        moment = on_day(START, row["day"], row["time"])
        self.sends(event, typed | {"on_behalf_of": [agency], "happened_at": [f"{moment:%Y-%m-%dT%H:%M}"]})

    def sends(self, event: str, typed: Fields, address: str = "") -> httpx2.Response:
        """Open the form of an entry, at this address or at its own; fill it in; it must be taken.

        Where there is one centre, a form does not ask which.
        """
        name = slug(DECISIONS[event])
        opened = self.http.get(address or self._address(name))
        form = Form(opened.text, f"/do/{name}")
        typed = {field: said for field, said in typed.items() if field in form.stands or said != [FIRST_CENTRE]}
        assert set(typed) <= set(form.stands), (event, set(typed) - set(form.stands))
        where = re.search(rf'<form method="post" action="([^"]*/do/{name})"', opened.text)
        assert where, opened.text
        answer = self.http.post(where[1], data=form.stands | typed)
        assert answer.status_code == 200, (event, re.findall(r'<a href="#[^"]*">(.*?)</a>', answer.text))
        assert "/do/" not in answer.url.path, (event, typed, re.findall(r"error-summary.*?</div>", answer.text, re.S))
        if event == "OperationProposed":
            self.operation = str(OperationId(answer.url.path.split("/")[2]))
        return answer

    def _address(self, name: str) -> str:
        return f"/operations/{self.operation}/do/{name}" if self.operation else "/operations/new/propose"

    def plan(self) -> str:
        """The page of the plan."""
        answer = self.http.get(f"/operations/{self.operation}/plan")
        assert answer.status_code == 200, answer.text
        return answer.text


def shown_gaps(page: str) -> list[ShownGap]:
    """The gaps that a plan's page shows, in its order; none is left out that it counts."""
    found = [
        ShownGap(**{name: unescape(said or "").strip() for name, said in each.groupdict().items()})
        for each in GAP.finditer(page)
    ]
    assert len(found) == page.count('id="gap-')
    return found
