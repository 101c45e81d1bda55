"""The API is what its contract says, whatever of the contract's own making, or just outside it, is sent.

The requests are made from `openapi.json`: each bound of each field, on both sides, each field left out or of another
type, each header, each method that an address does not take; then some at random, from a fixed seed.
"""

import json
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import pytest

from tests.attack.besieged import LONG
from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from web.contract import openapi

HOW = Path(__file__).with_name("schemathesis.toml")
OPERATION = "op-1"
EDGES = "examples,coverage,fuzzing"
AT_RANDOM = EDGES if LONG else "fuzzing"
SHARE = 1 if LONG else 3
"""The edges of one in so many of the addresses are tried; the commands among them are all made in one way."""


@pytest.fixture(scope="module")
def contract(served: Running, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contract as a file, beside an operation with people in it."""
    assert there(served, people_here(operation=OPERATION)) == OPERATION
    path = tmp_path_factory.mktemp("contract") / "openapi.json"
    path.write_text(json.dumps(openapi()))
    return path


@pytest.mark.timeout(7200 if LONG else 900)
@pytest.mark.parametrize(
    ("who", "phases"),
    [("operator", EDGES), ("redcross", AT_RANDOM), ("reader", AT_RANDOM)],
)
def test_every_answer_is_as_the_contract_says(served: Running, contract: Path, who: str, phases: str) -> None:
    """Never a 5xx but 503, no status, shape, kind or header that is not in it, nothing accepted that it forbids."""
    token = served.client(who).headers["Authorization"]
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(HOW), "run", str(contract)]
    said = ["--url", served.address, "--header", f"Authorization: {token}", "--phases", phases, "--no-color"]
    many = ["--max-examples", "100" if LONG else "3"]
    for path in json.loads(contract.read_text())["paths"] if phases == EDGES else ():
        many += ["--include-path", path] if crc32(path.encode()) % SHARE == 0 else []
    done = subprocess.run([*command, *said, *many], cwd=contract.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout.partition(" WARNINGS ")[0]
