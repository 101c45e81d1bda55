"""Whatever is sent to an address of the API, it answers with a status that the contract names, as a problem in JSON."""

import re

import httpx2
import pytest

from tests.decisions.examples import EXAMPLES
from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from web.contract import openapi

ROLES = (None, "operator", "reader", "manager")
"""Nobody, somebody who may do everything, somebody who may do little, somebody of another organisation's roles."""
OPERATIONS = ("{real}", "op-none", "OP 1", "%00", "..%2Fetc", "op-" + "9" * 300)
BODIES: tuple[bytes, ...] = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b'{"person": "P01", "kind": "centre"}',
    b'{"person": {"a": [1]}, "happened_at": 9e999}',
    b'{"nonsense": true}',
    b'{"events": [{"type": {}}]}',
    b"\xff\xfe{",
    b'{"text": "' + b"\xc3\xa9" * 40_000 + b'"}',
    b"[" * 10_000,
)
OTHERS = ("TRACE", "PUT", "DELETE", "PATCH", "CONNECT")


def addresses() -> list[tuple[str, str, set[str]]]:
    """Every address of the contract: path, method, the statuses that it names."""
    paths = openapi()["paths"]
    assert isinstance(paths, dict)
    return [
        (path, method, set(said["responses"]))
        for path, operations in paths.items()
        for method, said in operations.items()
    ]


@pytest.fixture(scope="module")
def real(served: Running) -> str:
    return there(served, people_here())


def answered(answer: httpx2.Response, named: set[str]) -> str | None:
    """What is wrong with an answer; None where it is as the contract says."""
    if str(answer.status_code) not in named:
        return f"{answer.status_code} is not in the contract: {answer.text[:120]}"
    if answer.status_code < 300:
        return None
    if answer.headers["content-type"] != "application/problem+json":
        return f"{answer.status_code} is {answer.headers['content-type']}"
    said = answer.json()
    return None if said["status"] == answer.status_code and said["title"] else f"it says {said}"


@pytest.mark.parametrize("who", ROLES)
def test_every_address_answers_as_the_contract_says(served: Running, real: str, who: str | None) -> None:
    wrong = {}
    http = served.client(who) if who else served.closed_at_the_end(httpx2.Client(base_url=served.address))
    for path, method, named in addresses():
        operations = OPERATIONS if "{operation}" in path else ("",)
        for operation in operations[:1] if path.count("/") > 5 else operations:
            at = path.replace("{operation}", operation.format(real=real)).replace("{position}", "2")
            for body in BODIES if method == "post" and operation == operations[0] else BODIES[3:4]:
                json = {"Content-Type": "application/json"}
                sent = {"content": body, "headers": json} if method == "post" else {}
                found = answered(http.request(method, at.replace("{field}", "identity"), **sent), named)
                if found:
                    wrong[path, operation, body[:20]] = found
    assert wrong == {}


def test_what_is_no_method_of_an_address_is_405_and_says_so(served: Running, real: str) -> None:
    wrong = {}
    for path, _, _ in addresses():
        at = path.format(operation=real, position=2, field="identity")
        for method in OTHERS[: 5 if path.count("/") < 4 else 1]:
            answer = served.client().request(method, at)
            if found := answered(answer, {"405"}) or (None if answer.headers.get("allow") else "it does not say which"):
                wrong[method, path] = found
    assert wrong == {}


def test_every_decision_has_an_address_in_the_contract() -> None:
    assert len({path for path, _, _ in addresses()}) >= len(EXAMPLES)


@pytest.mark.parametrize(
    ("path", "method", "allow"),
    [
        ("board", "POST", "GET, HEAD"),
        ("timeline", "OPTIONS", "GET, HEAD"),
        ("allocate-bed", "GET", "POST"),
        ("entries/2/texts/identity", "DELETE", "GET, HEAD, POST"),
    ],
)
def test_every_405_lists_what_the_address_takes(served: Running, real: str, path: str, method: str, allow: str) -> None:
    answer = served.client().request(method, f"/api/operations/{real}/{path}")
    assert (answer.status_code, answer.headers["allow"]) == (405, allow)


def test_an_address_of_no_decision_is_404_whatever_is_done_to_it(served: Running, real: str) -> None:
    tried = [served.client().request(each, f"/api/operations/{real}/dance") for each in ("GET", "POST", "PUT")]
    assert [each.status_code for each in tried] == [404, 404, 404]


@pytest.mark.parametrize(
    ("key", "status"),
    [("k", 200), ("k" * 200, 200), ("a key", 200), ("", 422), ("k" * 201, 422), ("k\xe9y", 422)],
)
def test_a_key_is_what_the_contract_says(served: Running, real: str, key: str, status: int) -> None:
    pattern = openapi()["components"]["parameters"]["IdempotencyKey"]["schema"]["pattern"]  # type: ignore[index]
    assert (re.search(pattern, key) is not None) == (status == 200)
    headers = {"Idempotency-Key": key.encode("latin-1")}
    answer = served.client().post(f"/api/operations/{real}/record-costs", json={}, headers=headers)
    assert answer.status_code == status
    if status == 422:
        assert answer.json()["fields"][0]["field"] == "Idempotency-Key"


def test_a_program_reads_pounds_and_pence_on_the_timeline(served: Running, real: str) -> None:
    http = served.client()
    assert http.post(f"/api/operations/{real}/record-costs", json={"pounds": 12.5}).status_code == 200
    costs = [each["data"] for each in http.get(f"/api/operations/{real}/timeline").json() if "pounds" in each["data"]]
    assert 12.5 in [each["pounds"] for each in costs]
