"""Reference days that are played through whichever process answers, each entry again under its key until it is told."""

import random
import threading
import time
from collections import Counter
from typing import Any
from uuid import uuid4

import httpx2

from tests.processes import Process
from tests.stories.rows import Client, reference_rows


class Anywhere:
    """An HTTP client of all processes: each request goes to any, and to any other where that one does not answer."""

    def __init__(self, processes: list[Process], token: str) -> None:
        self._clients = [each.client(token) for each in processes]
        self.answered: dict[str, int] = {}
        """The position that was told of each key."""
        self.not_stored: Counter[str] = Counter()
        """What came in the place of an answer."""

    def post(self, path: str, json: dict[str, Any]) -> httpx2.Response:
        """What became of an entry in the end."""
        key = str(uuid4())
        answer = self._asked("POST", path, json=json, headers={"Idempotency-Key": key})
        if answer.status_code == 200:
            self.answered[key] = answer.json()["position"]
        return answer

    def get(self, path: str) -> httpx2.Response:
        """What a page or the API says."""
        return self._asked("GET", path)

    def _asked(self, method: str, path: str, **named: Any) -> httpx2.Response:
        while True:
            try:
                answer = random.choice(self._clients).request(method, path, **named)
            except httpx2.TransportError as error:
                self.not_stored[type(error).__name__] += 1
            else:
                if answer.status_code != 503:
                    return answer
                self.not_stored["503"] += 1
            time.sleep(0.1)

    def close(self) -> None:
        for each in self._clients:
            each.close()


class PlayedDay(threading.Thread):
    """One day, row by row; what was stored through one process is read at once through another."""

    def __init__(self, processes: list[Process], token: str) -> None:
        super().__init__(daemon=True)
        self.http = Anywhere(processes, token)
        self.client = Client(self.http)  # type: ignore[arg-type]  # all that it asks of a client is to post
        self.rows = reference_rows()
        self.done = 0
        self.position = 0
        self.counts: dict[str, int] = {}
        self.wrong: list[str] = []
        self.carry_out()

    def carry_out(self) -> None:
        """The next row."""
        row = self.rows[self.done]
        self.position = self.client.carry_out(row)["position"]
        answer = self.http.get(f"/api/operations/{self.client.operation}/board")
        assert answer.status_code == 200, answer.text
        self.counts = answer.json()
        if self.counts["seq"] != self.position or {key: self.counts[key] for key in row["board"]} != row["board"]:
            self.wrong.append(f"row {self.done + 1}: {row['board']} at {self.position}, but {self.counts}")
        self.done += 1

    def run(self) -> None:
        try:
            while self.done < len(self.rows):
                self.carry_out()
        except Exception as error:
            self.wrong.append(repr(error))
            raise
        finally:
            self.http.close()
