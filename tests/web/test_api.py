"""What a program gets: the stored event, or a clear answer that loses nothing."""

from pathlib import Path

import pytest

from service.privacy.vault import Erased
from tests.running import Running
from tests.stories.rows import Client
from tests.told import Told

KEY = "Idempotency-Key"


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    return told(running, 70)


def address(day: Client, name: str) -> str:
    return f"/api/operations/{day.operation}/{name}"


def test_the_same_key_and_body_are_stored_once(running: Running, day: Client) -> None:
    body = {"person": "P01", "happened_at": "2026-10-13T08:50"}
    one = day.http.post(address(day, "log-temporary-exit"), json=body, headers={KEY: "tap-1"})
    again = day.http.post(address(day, "log-temporary-exit"), json=body, headers={KEY: "tap-1"})
    assert (one.status_code, one.json()) == (again.status_code, again.json())
    other = day.http.post(address(day, "log-temporary-exit"), json={**body, "person": "P02"}, headers={KEY: "tap-1"})
    assert other.status_code == 422
    assert other.json()["errors"] == ["idempotency_key_reused"]


def test_a_proposal_sent_twice_makes_one_operation(running: Running) -> None:
    http = running.client()
    body = {"expected_max": 5, "exploitation_types": ["labour"]}
    one, again = (http.post("/api/operations", json=body, headers={KEY: "plan-1"}) for _ in range(2))
    assert one.json() == again.json()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("log-temporary-exit", {}),
        ("register-person", {"person": "P50", "age": "old"}),
        ("register-person", {"person": "P50", "colour": "green"}),
        ("record-transport-departure", {"transport": "T7", "people": "many"}),
        ("register-person", {"person": "P50", "happened_at": "teatime"}),
        ("entries", {"events": []}),
        ("entries", {"events": [{"type": "Nonsense"}]}),
        ("correct-entry", {"entry": "x"}),
    ],
)
def test_what_cannot_be_read_is_422(day: Client, name: str, body: dict[str, object]) -> None:
    before = day.http.get(address(day, "board")).json()["seq"]
    answer = day.http.post(address(day, name), json=body)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"]
    assert day.http.get(address(day, "board")).json()["seq"] == before


def test_a_body_that_is_no_json_is_422(day: Client) -> None:
    assert day.http.post(address(day, "register-person"), content=b"{").status_code == 422


def test_a_device_says_its_name_in_letters_that_can_be_seen(day: Client) -> None:
    body = {"kind": "food", "person": "P01"}
    for device, status in (("tablet 3", 200), ("tablet\t3", 422), ("x" * 81, 422)):
        answer = day.http.post(address(day, "provide-welfare"), json=body, headers={"X-Device": device})
        assert answer.status_code == status
    assert answer.json()["fields"][0]["field"] == "X-Device"


def test_a_refusal_gives_every_reason_in_code_and_words(day: Client) -> None:
    answer = day.http.post(
        address(day, "submit-nrm-referral"), json={"person": "P01", "on_behalf_of": "British Red Cross"}
    )
    assert answer.status_code == 409
    said = answer.json()["refusals"]
    assert [each["code"] for each in said] == ["not_first_responder", "not_identified", "consent_missing"]
    assert all(len(each["says"]) > 20 for each in said)


def test_a_role_that_may_not_is_403_and_nobody_is_401(running: Running, day: Client) -> None:
    reader = running.client("reader")
    assert reader.post(address(day, "register-person"), json={"person": "P50"}).status_code == 403
    nurse = running.client("nurse")
    body = {"person": "P01", "need_flagged": False, "on_behalf_of": "Police"}
    assert nurse.post(address(day, "complete-health-screen"), json=body).status_code == 403
    assert day.http.get(address(day, "board"), headers={"Authorization": "Bearer nothing"}).status_code == 401


def test_several_events_are_one_entry_all_or_none(day: Client) -> None:
    before = day.http.get(address(day, "board")).json()["seq"]
    events = [
        {"type": "TemporaryExitLogged", "person": "P01"},
        {"type": "TemporaryExitReturned", "person": "P02"},
    ]
    answer = day.http.post(address(day, "entries"), json={"events": events, "happened_at": "2026-10-13T08:50"})
    assert answer.status_code == 409
    assert day.http.get(address(day, "board")).json()["seq"] == before


def test_nobody_voids_what_they_may_not_enter(running: Running, day: Client) -> None:
    body = {"suspect": "S09", "happened_at": "2026-10-13T06:10"}
    stored = day.http.post(address(day, "arrest-suspect"), json=body, headers={KEY: "arrest-9"})
    assert stored.status_code == 200
    answer = running.client("coordinator").post(address(day, "void-entry"), json={"entry": "arrest-9", "reason": "no"})
    assert answer.status_code == 403


def test_what_is_typed_about_a_person_is_sealed_and_erased_for_good(running: Running, day: Client) -> None:
    body = {"person": "P60", "age": "adult", "identity": "A name nobody may read", "happened_at": "2026-10-13T08:45"}
    stored = day.http.post(address(day, "register-person"), json=body).json()["events"][0]
    reference = stored["identity"]
    assert reference != body["identity"]
    assert running.application.vault.open(reference) == body["identity"]
    for path in running.path.parent.iterdir():
        assert b"A name nobody" not in Path(path).read_bytes()
    done = running.client("operator").post(address(day, "erase-sealed-data"), json={"person": "P60"})
    assert done.status_code == 200, done.text
    with pytest.raises(Erased):
        running.application.vault.open(reference)
    assert day.http.get(address(day, "board")).json()["registered"] == 13


def test_a_line_resumes_where_it_broke_off(running: Running, day: Client) -> None:
    with running.live(day.operation) as line:
        seen = line.frame()["seq"]
        for person in ("P01", "P02"):
            body = {"person": person, "happened_at": "2026-10-13T08:50"}
            day.http.post(address(day, "log-temporary-exit"), json=body)
        missed = [line.frame()["seq"] for _ in range(2)]
    with running.live(day.operation, after=seen) as again:
        assert [again.frame()["seq"] for _ in range(2)] == missed
    with running.live(day.operation, after=seen - 50) as too_late:
        assert too_late.frame()["kind"] == "snapshot"


def test_revoking_a_partner_cuts_its_open_line_at_once(running: Running, day: Client) -> None:
    from websockets.exceptions import ConnectionClosed

    with running.live(day.operation, "reader", "board") as line:
        line.frame()
        body = {"partner": "British Red Cross"}
        assert running.client("manager").post(address(day, "revoke-access"), json=body).status_code == 200
        with pytest.raises(ConnectionClosed) as closed:
            line.frame()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403
    assert running.client("reader").get(address(day, "board")).status_code == 404


def test_as_of_any_moment_on_either_clock(day: Client) -> None:
    early = day.http.get(address(day, "board"), params={"at": "2026-10-13T07:30"}).json()
    assert (early["on_site"], early["registered"]) == (6, 0)
    unknown = day.http.get(address(day, "board"), params={"known_at": "2026-10-13T07:30"}).json()
    assert unknown["seq"] == 0
    assert day.http.get(address(day, "board"), params={"at": "soon"}).status_code == 422
