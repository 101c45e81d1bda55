"""What the coordinator of a played day enters, by the API or by a form."""

from typing import Any

from tests.running import Running
from tests.stories.rows import Client


def api(running: Running, day: Client, name: str, body: dict[str, Any], key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return running.client("coordinator").post(f"/api/operations/{day.operation}/{name}", json=body, headers=headers)


def form(running: Running, day: Client, name: str, body: dict[str, str]) -> Any:
    return running.client("coordinator").post(f"/operations/{day.operation}/do/{name}", data=body)
