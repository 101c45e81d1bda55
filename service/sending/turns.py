"""Sending what happens to the webhooks: in the order of the log, one at a time for each, again until it was taken.

An event may come twice, where this process or the other side stopped in the middle; none is left out. Each is cut to
what the organisation may see at the moment at which it goes out.
"""

import asyncio
import logging
import secrets
import time
from dataclasses import dataclass, replace
from uuid import uuid4

import httpx

from service.access.access import Forbidden
from service.access.kept_row import BrokenRow
from service.feed.cloud_events import CHANGED, STOPPED, CloudEvent
from service.feed.feed import Fed, Feed
from service.sending.post import Delivery, client_for, deliver
from service.waiting import may_wait
from service.webhooks.kept import NoSuchWebhook, Webhook, Webhooks

LOG = logging.getLogger("firstlight")
ALWAYS = frozenset({CHANGED, STOPPED, "firstlight.EntryVoided", "firstlight.EntryCorrected"})
"""What puts right goes to everybody who may know it, whatever types they asked for."""

UNSIGNED = "The secret that signs it cannot be read. Remove it and register it again."
FRESH = 0.5
"""Seconds for which what was read goes out although the log has grown meanwhile."""


@dataclass(slots=True)
class Pace:
    """How fast, in seconds: `give_up` is how long a delivery is tried, `lease` longer than any answer may take."""

    idle: float = 1.0
    answer: float = 10.0
    lease: float = 30.0
    first: float = 2.0
    most: float = 900.0
    give_up: float = 24 * 3600.0
    at_once: int = 16

    def wait(self, tries: int) -> float:
        """Before the next try: twice as long each time, and never quite the same for two who wait."""
        longest = min(self.most, self.first * 2.0 ** min(tries, 30))
        return longest * (0.5 + secrets.randbelow(1000) / 2000)


class Turn:
    """What one turn of sending to a webhook has come to."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.hook: Webhook
        self._read_at = self._leased_until = 0.0
        self._since = 0

    def begin(self, hook: Webhook, pace: Pace) -> None:
        """What is there is about to be read."""
        self.hook, self._read_at, self._since = hook, time.monotonic(), 0
        self._leased_until = self._read_at + pace.lease - pace.answer

    def is_old(self, changed: bool) -> bool:
        """Whether what was read has to be read again before more goes out: the lease may end meanwhile, or somebody
        may have lost access since. One goes out of each reading, so that it comes to an end."""
        now = time.monotonic()
        return now > self._leased_until or (changed and self._since > 0 and now - self._read_at > FRESH)

    def took(self, position: int, pace: Pace) -> None:
        """One was taken."""
        self.ids.append(position)
        self._since += 1
        self._leased_until = time.monotonic() + pace.lease - pace.answer
        self.hook = replace(self.hook, position=position, tries=0)


class Sending:
    """The sending of one process, beside whatever other processes send."""

    def __init__(self, hooks: Webhooks, feed: Feed) -> None:
        self._hooks, self._feed, self.pace = hooks, feed, Pace()
        self._me = uuid4().hex
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._client: httpx.AsyncClient | None = None

    async def run(self) -> None:
        """While the server runs, see for which webhooks there is something to do."""
        try:
            while True:
                try:
                    await self._begin()
                except Exception:
                    LOG.exception("webhooks could not be looked at")
                await asyncio.sleep(self.pace.idle)
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)
            if self._client:
                await self._client.aclose()

    async def _begin(self) -> None:
        head = self._feed.app.days.position
        for id, position in await may_wait(self._hooks.due):
            if position < head and id not in self._busy and len(self._busy) < self.pace.at_once:
                task = self._busy[id] = asyncio.create_task(self._send(id))
                task.add_done_callback(lambda _, id=id: self._busy.pop(id, None))  # type: ignore[misc]

    async def _send(self, id: str) -> None:
        """Send to one, as long as there is anything and it is taken."""
        turn = Turn()
        try:
            while (hook := await may_wait(self._hooks.lease, id, self._me, self.pace.lease)) is not None:
                turn.begin(hook, self.pace)
                found = await self._read(hook)
                if found is None or not await self._all(hook, found, turn):
                    return
                if turn.hook.position >= self._feed.app.days.position:
                    return
        except NoSuchWebhook:  # it was removed meanwhile: its turn is over
            return
        except Exception:
            LOG.exception("a webhook could not be sent to")
        finally:
            await may_wait(self._end, id, turn)

    def _end(self, id: str, turn: Turn) -> None:
        """Let somebody else send; what went out stands with the looks."""
        self._hooks.release(id, self._me)
        if turn.ids:
            record = self._feed.app.access_log.record
            record(turn.hook.viewer.user, turn.hook.agency, "", "events", f"{turn.ids[0]} to {turn.ids[-1]}")

    async def _read(self, hook: Webhook) -> Fed | None:
        app = self._feed.app
        try:
            return await self._feed.of_all(app.viewer(hook.viewer), hook.position, 100)
        except Forbidden as error:
            await self._failed(hook, Delivery(str(error)))
            return None

    async def _all(self, hook: Webhook, found: Fed, turn: Turn) -> bool:
        """Whether to go on: all of it was taken, or is to be read again first, as who may see what may have changed."""
        for event in found.events:
            if not _is_wanted(hook, event):
                continue
            if turn.is_old(self._feed.app.days.position != found.head):
                return True
            if (delivery := await self._deliver(hook, event)).why_not:
                await self._failed(turn.hook, delivery)
                return False
            position = int(str(event["id"]))
            if not await may_wait(self._hooks.delivered, hook.id, self._me, position, self.pace.lease):
                return False
            turn.took(position, self.pace)
        await may_wait(self._hooks.passed, hook.id, self._me, found.position)
        turn.hook = replace(turn.hook, position=max(found.position, turn.hook.position), tries=0)
        return True

    async def _deliver(self, hook: Webhook, event: CloudEvent) -> Delivery:
        if self._client is None:
            self._client = await may_wait(client_for, self.pace.answer)
        try:
            secret = await may_wait(self._hooks.secret, hook.id)
        except BrokenRow:
            return Delivery(UNSIGNED)
        pace, loopback = self.pace.answer, self._hooks.loopback
        return await deliver(self._client, hook.address, secret, event, seconds=pace, loopback=loopback)

    async def _failed(self, hook: Webhook, delivery: Delivery) -> None:
        wait = max(self.pace.wait(hook.tries), min(delivery.wait, self.pace.most))
        given = (delivery.why_not or "", wait, self.pace.give_up, delivery.gone)
        await may_wait(self._hooks.failed, hook.id, self._me, *given)


def _is_wanted(hook: Webhook, event: CloudEvent) -> bool:
    kind = str(event["type"])
    return not hook.types or kind in ALWAYS or kind.removeprefix("firstlight.") in hook.types
