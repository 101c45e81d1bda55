"""One delivery: an event, signed as Standard Webhooks says, sent to an address that was judged a moment ago."""

import asyncio
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from standardwebhooks import Webhook as Signing

from service.codec import to_json
from service.feed.cloud_events import CloudEvent
from service.waiting import may_wait
from service.webhooks.address import read_target, resolved

CLOUD_EVENT = "application/cloudevents+json"
GONE = 410


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one: `why_not` is None where it was taken; `gone` where nothing more is wanted there.

    `wait` are the seconds that it asked for before the next try.
    """

    why_not: str | None = None
    gone: bool = False
    wait: float = 0


def client_for(seconds: float) -> httpx.AsyncClient:
    """What sends. No proxy, no redirect, and no line is used twice: each is for the one name that it was opened for."""
    limits = httpx.Limits(max_keepalive_connections=0)
    verify = ssl.create_default_context()
    return httpx.AsyncClient(verify=verify, timeout=seconds, limits=limits, follow_redirects=False, trust_env=False)


async def deliver(
    client: httpx.AsyncClient, address: str, secret: bytes, event: CloudEvent, *, seconds: float, loopback: bool
) -> Delivery:
    """Send one event and wait for the answer's head, so many seconds in all."""
    try:
        async with asyncio.timeout(seconds):
            return await _deliver(client, address, secret, event, loopback)
    except ValueError as wrong:
        return Delivery(str(wrong))
    except (TimeoutError, httpx.TimeoutException):
        return Delivery(f"It did not answer within {seconds:g} seconds.")
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        return Delivery(_in_words(error))


def _in_words(error: Exception) -> str:
    """What went wrong on the line, for whoever keeps the receiver."""
    beneath = _beneath(error)
    if wrong := next((each for each in beneath if isinstance(each, ssl.SSLCertVerificationError)), None):
        return f"Its certificate was not accepted: {wrong.verify_message.rstrip('.')}."
    if any(isinstance(each, ssl.SSLError) for each in beneath):
        return "No secure line could be opened to it."
    if any(isinstance(each, ConnectionRefusedError) for each in beneath):
        return "Nothing listens at its address."
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError):
        return "It closed the line, or sent what is no answer."
    return "It could not be reached."


def _beneath(error: BaseException | None) -> list[BaseException]:
    """An error and what led to it, one after the other."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


async def _deliver(
    client: httpx.AsyncClient, address: str, secret: bytes, event: CloudEvent, loopback: bool
) -> Delivery:
    target = read_target(address, loopback)
    where = target.at(await may_wait(resolved, target, loopback))
    body, now, position = to_json(event), datetime.now(UTC), str(event["id"])
    headers = {
        "Host": target.named,
        "Content-Type": CLOUD_EVENT,
        "webhook-id": position,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Signing(secret).sign(position, now, body.decode()),
    }
    named = {"sni_hostname": target.host}
    async with client.stream("POST", where, content=body, headers=headers, extensions=named) as answer:
        return _told(answer)


def _told(answer: httpx.Response) -> Delivery:
    status = answer.status_code
    if answer.is_success:
        return Delivery()
    if status == GONE:
        return Delivery("It answered 410: it wants no more.", gone=True)
    if answer.has_redirect_location:
        return Delivery(f"It answered {status}: nobody is followed to another address.")
    return Delivery(f"It answered {status}.", wait=_seconds(answer.headers.get("retry-after", "")))


def _seconds(said: str) -> float:
    """For how long it asks to be left alone, in seconds or until a moment, as HTTP says either."""
    if said.isascii() and said.isdecimal():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return 0
