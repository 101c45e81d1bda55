"""A plan starts from a template in one entry: all of it is there or nothing, whatever is sent twice or cut off."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
import pytest

from domain.words import OperationId
from projections.operation.state import OperationState
from service.days import folded
from service.plan_templates.template import published
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.web.forms import Form
from tests.web.given_texts import serving

QUICK = "/operations/new/from/quick-time"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("start"))


def manager(served: Running) -> httpx2.Client:
    return served.client("manager")


def form(client: httpx2.Client, address: str = QUICK) -> dict[str, Any]:
    """What stands in the form, as a browser would send it."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return {name: values for name, values in Form(answer.text, address).stands.items() if values}


def started(client: httpx2.Client, sent: dict[str, Any], address: str = QUICK) -> str:
    answer = client.post(address, data=sent)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].split("/")[2]


def day(served: Running, operation: str) -> OperationState:
    state = folded(served.application.log, OperationId(operation))
    assert state is not None
    return state


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("code", published())
def test_each_template_starts_a_plan_in_one_entry(served: Running, code: str) -> None:
    client, address = manager(served), f"/operations/new/from/{code}"
    operation = started(client, form(client, address), address)
    stored = day(served, operation)
    assert len({each.envelope.entry for each in stored.recorded_events}) == 1
    asked = [each.event.partner.ref for each in stored.recorded_events if type(each.event).__name__ == "PartnerInvited"]
    assert len(asked) == len(published()[code].partners)
    assert stored.recorded_events[0].event.template == f"{code} 2026-09-01"
    page = words(client.get(f"/operations/{operation}/plan").text)
    assert f"0 of {len(asked)} have answered" in page
    assert ("until the site" in page) is (code == "quick-time")


def test_a_quick_time_plan_counts_in_hours_and_shows_what_matters_tonight(served: Running) -> None:
    client = manager(served)
    operation = started(client, form(client))
    page = client.get(f"/operations/{operation}/plan").text
    assert re.search(r"<b>\d\xa0h\xa0\d\d\xa0min</b> until the site, \d\d:\d\d", page)
    shown = re.findall(r'id="gap-(\w+)"', page)
    assert "no_risk_assessment" in shown
    assert "not_answered" in shown
    assert "agreement_unsigned" not in shown
    assert "no_supplies" not in shown
    assert "can wait until tomorrow" in page
    assert "9 of 9 asked have not answered" in page
    assert re.search(r"by \d\d:\d\d, in \d\xa0h\xa0\d\d\xa0min", page)


def test_a_second_tap_and_another_content_under_its_key_store_nothing_more(served: Running) -> None:
    client = manager(served)
    sent = form(client)
    first, count = started(client, sent), len(served.application.days.operations.cards)
    assert started(client, sent) == first
    other = client.post(QUICK, data={**sent, "expected": "12"})
    assert (other.status_code, len(served.application.days.operations.cards)) == (422, count)
    again = client.get(f"{QUICK}?key={sent['entry'][0]}").text
    assert "/operations/" + first in again, "Back leads to what was stored"


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("planned_for", "tomorrow", "Write a date"),
        ("planned_for", "2099-01-01", "Choose a date in the next 5 years"),
        ("site", "late", "Write an hour, such as 19:00"),
        ("opens", "25:00", "Write an hour"),
        ("open_hours", "0", "Write a number from 1 to 744"),
        ("open_hours", "", "Write how many hours"),
        ("expected", "many", "Write a number from 1 to 5,000"),
        ("languages", "Klingonish", "is no language that is known"),
        ("premises", "castle", "Choose one of the list"),
        ("name", "N" * 81, "80"),
        ("aims", "A" * 50_001, "50,000"),
        ("another", "A" * 81, "80"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_everything_typed_stays(
    served: Running, field: str, typed: str, says: str
) -> None:
    client = manager(served)
    count = len(served.application.days.operations.cards)
    sent = {**form(client), "name": "Lantern", "expected": "8", field: typed}
    answer = client.post(QUICK, data=sent)
    assert answer.status_code == 422, answer.text
    shown = unescape(answer.text)
    assert says in words(shown)
    assert f'href="#{field}"' in shown
    assert typed in shown or field == "premises"
    assert "Lantern" in shown or field == "name"
    assert len(served.application.days.operations.cards) == count


def test_the_clock_that_goes_forward_is_said_in_words(served: Running) -> None:
    client = manager(served)
    sent = {**form(client), "planned_for": "2027-03-28", "site": "01:30"}
    assert "the clocks go forward" in client.post(QUICK, data=sent).text


def test_nobody_asked_is_refused_and_whoever_is_unticked_is_not_asked(served: Running) -> None:
    client = manager(served)
    sent = form(client)
    nobody = {name: value for name, value in sent.items() if not name.startswith("ask_")}
    refused = client.post(QUICK, data=nobody)
    assert (refused.status_code, "Tick somebody who is asked" in refused.text) == (422, True)
    operation = started(client, {**nobody, "ask_0": "1", "call_0": "1", "another": "Mountain rescue"})
    page = words(client.get(f"/operations/{operation}/plan").text)
    assert "0 of 2 have answered" in page
    assert "Police on call" in page
    assert "Mountain rescue on site" in page


def test_who_may_not_propose_starts_nothing(served: Running) -> None:
    for role in ("partner_reader", "wall", "auditor"):
        for address in (QUICK, "/operations/new/from"):
            assert served.client(f"a-{role}").get(address).status_code == 403
        assert served.client(f"a-{role}").post(QUICK, data={"name": "Lantern"}).status_code == 403
    assert manager(served).get("/operations/new/from/none-such").status_code == 404
    assert manager(served).get("/operations/new/from/op-000000000000").status_code == 404


def test_open_lessons_of_earlier_operations_stand_beside_the_form_and_on_its_plan(served: Running) -> None:
    client = manager(served)
    learnt = started(client, form(client))
    lesson = {"kind": "improve", "text": "Say sooner which beds there are."}
    assert served.client("coordinator").post(f"/api/operations/{learnt}/record-lesson", json=lesson).status_code == 200
    for address in (QUICK, "/operations/new/from"):
        assert "still open: read" in words(client.get(address).text), address
    plan = client.get(f"/operations/{started(client, form(client))}/plan").text
    assert "Say sooner which beds there are." in plan


def test_a_past_operation_is_copied_without_people_dates_and_place(served: Running) -> None:
    client = Client(served.client())
    for row in reference_rows():
        client.carry_out(row)
    manages = manager(served)
    assert client.operation in manages.get("/operations/new/from").text
    address = f"/operations/new/from/{client.operation}"
    sent = form(manages, address)
    assert "British Red Cross" in [value for name, (value, *_) in sent.items() if name.startswith("partner_")]
    assert "2026-10-13" not in str(sent)
    operation = started(manages, sent, address)
    copied = day(served, operation)
    assert not copied.people
    kinds = {type(each.event).__name__ for each in copied.recorded_events}
    assert kinds <= {
        *("OperationProposed", "ObjectivesSet", "CentreHoursPlanned", "LanguageExpected", "InformationRequested"),
        *("PartnerInvited", "WayAfterwardsAgreed"),
    }


def test_a_council_makes_a_template_of_its_plan_and_starts_from_it(served: Running) -> None:
    client = manager(served)
    operation = started(client, {**form(client), "aims": "Nobody sleeps there tonight."})
    address = f"/operations/{operation}/template"
    assert "Make a template of this plan" in client.get(f"/operations/{operation}/plan").text
    page = client.get(address).text
    assert "Nobody sleeps there tonight." in page
    refused = client.post(address, data={"title": " ", "aims": "Kept"})
    assert (refused.status_code, "Write a name" in refused.text, "Kept" in refused.text) == (422, True, True)
    for _ in range(2):
        kept = client.post(address, data={"title": "Car washes at night", "aims": "As confirmed."})
        assert kept.status_code == 303
    listed = client.get(kept.headers["location"]).text
    assert listed.count("Car washes at night") == 1, "the second tap makes no second one"
    own = re.search(r"/operations/new/from/(own-\w+)", listed)
    assert own is not None
    sent = form(client, own[0])
    assert sent["aims"] == ["As confirmed."]
    assert sum(name.startswith("partner_") for name in sent) == 9
    started(client, sent, own[0])
    assert own[0] not in served.client("police").get("/operations/new/from").text, "it is the council's own"


SENDS = """
import sys, ast, httpx2
try: httpx2.post(sys.argv[1], data=ast.literal_eval(sys.argv[3]), headers={"Authorization": sys.argv[2]})
except httpx2.HTTPError: pass
"""
SERVES = "import sys; from web.cli.serving import server; server(sys.argv[1], '127.0.0.1', int(sys.argv[2]))[0].run()"


def test_what_a_killed_server_has_stored_is_a_whole_plan_or_none(tmp_path: Path) -> None:
    running = Running(tmp_path / "firstlight.db")
    for pause in (0.35, 0.6):  # the sender needs about so long to start: one comes before, one after
        served = subprocess.Popen([sys.executable, "-c", SERVES, running.database, str(running.port)])
        client = signed_in(running)
        token, sent = client.headers["authorization"], form(client)
        sender = subprocess.Popen([sys.executable, "-c", SENDS, running.address + QUICK, token, repr(sent)])
        time.sleep(pause)
        served.send_signal(signal.SIGKILL)
        served.wait()
        sender.wait()
        client.close()
    running.start()
    stored = {len(day(running, each).recorded_events) for each in running.application.days.operations.cards}
    running.stop()
    assert stored <= {12}, "aims, hours and nine partners with the proposal, or no operation at all"


def signed_in(running: Running) -> httpx2.Client:
    """Somebody's client, once the server answers."""
    running._tokens, running._clients = {}, {}
    for _ in range(300):
        with suppress(httpx2.ConnectError):
            return running.client("manager")
        time.sleep(0.1)
    raise AssertionError("the server did not start")
