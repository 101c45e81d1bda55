"""Sending out what is public, from the page that shows it: what can be done with it, and doing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import uuid4

from fastapi import Request

from domain.bounds import VERSION
from domain.kernel import Refused
from domain.policy.small_numbers import Hiding
from service.access.access import Viewer
from service.clock import LONDON
from service.commands.carry_out import OtherBody, Outcome
from service.commands.malformed import Malformed
from service.commands.meanwhile import Meanwhile
from service.commands.submit import Proposal, Submission
from service.digits import number_in
from service.previews import Preview
from web.http.application import application
from web.pages.record.entry.as_counted import DRAWN
from web.reports.report import issued
from web.wording import refusal
from web.wording.hiding import hidden_words
from web.wording.why_hidden import why_hidden

STATUS = {Refused: 409, Malformed: 422, OtherBody: 422}
OUT = "This version is public already: somebody else sent it out meanwhile. Below stands what would go out next."
PREPARED = "Somebody else prepared this version meanwhile. Below stands what they prepared: release it if it is right."
ANOTHER = "This page was used before to send something else. Look at what stands below, then decide again."


@dataclass(frozen=True, slots=True)
class Offer:
    """What this user can do with a preview, in words; `does` nothing where somebody else has to."""

    does: Literal["publish", "prepare", ""]
    button: str
    says: str


def offer_of(preview: Preview, viewer: Viewer) -> Offer:
    """Publish it, prepare it for another person, or release what another person prepared."""
    if preview.overlaps:
        return Offer("", "", refusal("overlaps_published"))
    name = f"public version {preview.version}"
    if not preview.second_release:
        return Offer("publish", f"Publish {name}", "What stands on this page goes out as it is, and stays as it is.")
    if preview.prepared is None:
        return Offer("prepare", f"Prepare {name}", "It goes out once another person, who may publish, releases it.")
    envelope = preview.prepared.envelope
    day = issued(envelope.recorded_at, public=False)
    who = f"{envelope.actor} prepared it on {day} at {envelope.recorded_at.astimezone(LONDON):%H:%M}."
    if not preview.as_prepared:
        return Offer("prepare", f"Prepare {name} again", f"{who} Something in it changed since: prepare it again.")
    if envelope.actor == viewer.user:
        return Offer("", "", f"You prepared it on {day}. It waits for another person, who may publish, to release it.")
    return Offer("publish", f"Release {name}", f"{who} It says the same now. Released, it stays as it is.")


async def send(
    request: Request, operation: str, events: Mapping[str, str], form: Mapping[str, Any], fields: Mapping[str, object]
) -> tuple[Outcome | None, int, list[str]]:
    """Publish or prepare what the page showed, `events` being the two by what they do.

    Gives what was stored; or nothing, a status, and what is said of it.
    """
    proposal = Proposal(
        events["prepare" if form.get("does") == "prepare" else "publish"],
        {**fields, "version": version_in(form), "seen": str(form.get("seen") or "") or None},
    )
    return await enter(request, operation, proposal, form)


async def enter(
    request: Request, operation: str, proposal: Proposal, form: Mapping[str, Any]
) -> tuple[Outcome | None, int, list[str]]:
    """What was stored of one proposal; or nothing, a status, and what is said of it."""
    key, drawn = str(form.get("entry") or uuid4().hex), number_in(str(form.get(DRAWN) or ""))
    submission = Submission(operation=operation, proposals=[proposal], entry=key, seen_up_to=drawn)
    try:
        return await application(request).submit(request.state.viewer, submission), 200, []
    except Refused as refused:
        return None, 409, [OUT if code == "version_exists" else refusal(code) for code in refused.reasons]
    except Malformed as wrong:
        return None, 422, list(wrong.said)
    except OtherBody:
        return None, 422, [ANOTHER]
    except Meanwhile:
        return None, 409, [PREPARED]


def version_in(asked: Mapping[str, Any]) -> int | None:
    """The number that an address or a form names; None where it names none that there can be."""
    number = number_in(str(asked.get("version") or ""))
    return number if number is not None and VERSION.least <= number <= VERSION.most else None


def next_in(asked: Mapping[str, Any], problems: list[str]) -> int | None:
    """The version that a page shows after a refusal: the one that was asked for, unless it is out."""
    return None if OUT in problems else version_in(asked)


def hiding_in(hiding: Hiding, problems: list[str]) -> Hiding | None:
    """What that page hides: what was chosen there, unless somebody else prepared it under a choice of their own."""
    return None if PREPARED in problems else hiding


def shown(preview: Preview, viewer: Viewer, not_theirs: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What the template of a preview asks for, whatever it is a preview of; reasons for figures of theirs alone."""
    reasons = {code: why_hidden(code, each, preview.limits) for code, each in preview.hidden.items()}
    return {
        "preview": preview,
        "hides": hidden_words(preview.limits),
        "offer": offer_of(preview, viewer),
        "entry": uuid4().hex,
        "why": {code: said for code, said in reasons.items() if code not in not_theirs},
        "many_hidden": sum(len(said) for said in reasons.values()),
    }
