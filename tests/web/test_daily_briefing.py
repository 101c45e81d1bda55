"""A daily briefing is for those whom it names: they read it, whoever issued it, and the council that leads."""

from collections.abc import Iterator

import httpx2
import pytest

from service.access.accounts import Accounts
from tests.given import ADay, people_here
from tests.running import PASSWORD, Running
from tests.web.forms import Form, there

SAID = "Ring the ward at nine"
READERS = {"led": "Council", "named": "British Red Cross", "issuer": "Police", "other": "Health provider"}
"""Somebody of each organisation; whoever issued it is a coordinator, who may correct it too."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    served = Running(tmp_path_factory.mktemp("briefing") / "firstlight.db")
    accounts = Accounts(served.database)
    for name, agency in READERS.items():
        accounts.add(name, PASSWORD, name=name, agency=agency, roles=["coordinator"])
    accounts.close()
    served.start()
    yield served
    served.stop()


def a_day() -> ADay:
    return people_here().has(("PartnerCommitted", "Health provider", {"mode": "on_site"}))


def issued(running: Running, *to: str) -> tuple[str, int]:
    """A daily briefing for those named, by the police; operation and position."""
    operation = there(running, a_day())
    body = {"text": SAID, "to": list(to)}
    answer = running.client("issuer").post(f"/api/operations/{operation}/issue-daily-briefing", json=body)
    assert answer.status_code == 200, answer.text
    return operation, int(answer.json()["position"])


def who_reads(running: Running, operation: str, position: int) -> set[str]:
    """Those to whom any page or the API says what is in it; all of them must agree on each."""
    read = set()
    for who in READERS:
        client, here = running.client(who), f"/operations/{operation}"
        page = client.get(f"{here}/entries/{position}").text
        told = {SAID in page, SAID in client.get(f"{here}/papers").text, "I have read it" in page}
        answer = client.get(f"/api{here}/entries/{position}/texts/text")
        told.add(answer.status_code == 200)
        assert len(told) == 1, (who, told)
        assert ("meant for others" in page) != (SAID in page)
        read |= {who} if told == {True} else set()
    return read


def test_a_briefing_that_names_nobody_is_for_everybody_on_shift(running: Running) -> None:
    assert who_reads(running, *issued(running)) == set(READERS)


def test_one_that_names_somebody_is_for_them_for_who_issued_it_and_for_who_leads(running: Running) -> None:
    operation, position = issued(running, "british  red cross")
    assert who_reads(running, operation, position) == {"led", "named", "issuer"}
    answer = running.client("other").get(f"/api/operations/{operation}/entries/{position}/texts/text")
    assert answer.status_code == 403
    assert "meant for others" in answer.text


def test_whoever_may_not_read_it_corrects_it_without_its_text(running: Running) -> None:
    operation, position = issued(running, "British Red Cross")
    stands = {
        who: Form(running.client(who).get(f"/operations/{operation}/entries/{position}").text, "/correct").stands
        for who in READERS
    }
    assert stands["led"]["text"] == [SAID]
    assert "text" not in stands["other"]


def corrects(running: Running, who: str, operation: str, entry: str, **changes: object) -> httpx2.Response:
    body = {"entry": entry, "changes": changes, "reason": "the ward is named"}
    return running.client(who).post(f"/api/operations/{operation}/correct-entry", json=body)


def entry_at(running: Running, operation: str, position: int) -> str:
    state = running.application.days.get(operation)  # type: ignore[arg-type]
    assert state
    return next(str(each.envelope.entry) for each in state.recorded_events if each.position == position)


def test_nobody_lets_themselves_in_by_correcting_whom_it_is_for(running: Running) -> None:
    operation, position = issued(running, "British Red Cross")
    entry, wider = entry_at(running, operation, position), ["British Red Cross", "Health provider"]
    assert corrects(running, "other", operation, entry, to=wider).status_code == 403
    assert who_reads(running, operation, position) == {"led", "named", "issuer"}
    by = corrects(running, "issuer", operation, entry, to=wider).json()["position"]
    assert who_reads(running, operation, position) == set(READERS)
    narrower = corrects(running, "led", operation, entry, to=["British Red Cross"]).json()["position"]
    undone = {"entry": entry_at(running, operation, narrower), "reason": "other"}
    voids = f"/api/operations/{operation}/void-entry"
    assert running.client("other").post(voids, json=undone).status_code == 403
    assert who_reads(running, operation, position) == {"led", "named", "issuer"}
    for each in (by, narrower):
        why = f"/api/operations/{operation}/entries/{each}/texts/reason"
        assert running.client("named").get(why).json()["text"] == "the ward is named"
    assert (
        running.client("other").get(f"/api/operations/{operation}/entries/{narrower}/texts/reason").status_code == 403
    )


def test_those_who_take_part_are_ticked_and_others_written(running: Running) -> None:
    operation = there(running, a_day())
    client, form = running.client("led"), f"/operations/{operation}/do/issue-daily-briefing"
    offered = Form(client.get(form).text, "issue-daily-briefing").offers["to"]
    assert {"Council", "British Red Cross", "Health provider"} <= set(offered)
    sent = {"text": SAID, "to": ["Council", "Night security, St John"]}
    assert client.post(form, data=sent).status_code == 303
    state = running.application.days.get(operation)  # type: ignore[arg-type]
    assert state
    assert state.recorded_events[-1].event.to == ("Council", "Night security", "St John")  # type: ignore[attr-defined]
