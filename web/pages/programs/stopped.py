"""Which programs do not get what happens, for an administrator of their organisation, wherever that begins."""

from fastapi import Request

from service.access.access import Viewer, audience
from service.access.visibility import may_see
from service.waiting import may_wait
from service.webhooks.kept import Webhook
from web.http.application import application
from web.pages.programs.states import made_at
from web.reports.stretches import local

PATIENCE = 3600.0
"""Seconds for which a receiver may take nothing before anybody is told: it is tried again by itself."""
GIVEN_UP = "Nothing is sent there any more: see why."
UNSUBSCRIBED = "It answered that it wants no more, and nothing is sent there."


async def stopped(request: Request, viewer: Viewer) -> list[tuple[str, str]]:
    """Each webhook of theirs that nothing comes through, by its name, and how it stands; nothing for other roles."""
    if not may_see(audience(viewer), "programs"):
        return []
    hooks = application(request).webhooks
    now = hooks.clock()
    found = ((each.name, _says(each, now)) for each in await may_wait(hooks.of, viewer.agency))
    return [(name, says) for name, says in found if says]


def _says(webhook: Webhook, now: float) -> str:
    if webhook.broken or webhook.state == "failed":
        return GIVEN_UP
    if webhook.state == "gone":
        return UNSUBSCRIBED
    since = made_at(webhook.failing_since)
    if since is None or now - since.timestamp() < PATIENCE:
        return ""
    return f"It has taken nothing since {local(since)}, and is tried again: see why."
