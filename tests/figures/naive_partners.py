"""Money and partners, counted by hand."""

from typing import Any

from tests.figures.naive_looks import nobody, of_each, unanswered
from tests.figures.naive_truth import Fact, Truth


def partners(truth: Truth) -> dict[str, Any]:
    """M64 to M68: money and partners."""
    all_costs = truth.of("CostsRecorded")
    costs = [fact.get("pounds") for fact in all_costs if fact.get("pounds") is not None]
    committed = promised(truth)
    names = {fact.subject for fact in committed}
    on_call = {fact.subject for fact in committed if fact.get("mode") == "on_call"}
    late = cried_off(truth)
    on_site = (names - on_call) | late
    came = {fact.subject for fact in truth.of("PartnerArrived")} & on_site
    called = {fact.subject for fact in truth.of("OnCallPartnerActivated")} & on_call
    sent_home = {fact.subject for fact in truth.of("OnCallPartnerStoodDown")} & on_call
    signed = said(truth, "InformationSharingAgreementSigned", "signed")
    read = said(truth, "BriefingAcknowledged", "acks")
    unread = set() if truth.of("BriefingIssued") else names - read
    none = nobody(len(all_costs)) if all_costs else unanswered(truth)
    spent = {"n": sum(costs), "not_recorded": len(all_costs) - len(costs)} if costs else none
    return {
        "M64": spent | {"unit": "pounds"},
        "M65": of_each(len(came), len(on_site), len(on_site - came - late)),
        "M66": of_each(len(called), len(on_call), len(on_call - called - sent_home)),
        "M67": of_each(len(signed), len(names), len(names - signed)),
        "M68": of_each(len(read), len(names), len(unread)),
    }


def cried_off(truth: Truth) -> set[str]:
    """Who had promised to be on site and declined once the operation was live."""
    mode: dict[str, str] = {}
    found: set[str] = set()
    live = False
    for fact in truth.facts:
        live = live or fact.type in ("SiteEntered", "CentreOpened")
        if fact.type == "PartnerCommitted":
            mode[fact.subject] = fact.get("mode")
            found.discard(fact.subject)
        elif fact.type == "PartnerDeclined" and mode.pop(fact.subject, None) == "on_site" and live:
            found.add(fact.subject)
    return found


def promised(truth: Truth) -> list[Fact]:
    """The commitments that were not taken back."""
    last = {fact.subject: fact for fact in truth.of("PartnerCommitted", "PartnerDeclined")}
    return [fact for fact in last.values() if fact.type == "PartnerCommitted"]


def said(truth: Truth, kind: str, count: str) -> set[str]:
    """The committed partners that did this, by name or as a number of them in the order of their promises."""
    names = [fact.subject for fact in promised(truth)]
    numbered = [names[: fact.get(count)] for fact in truth.facts if fact.get(count) is not None]
    return {name for some in numbered for name in some} | ({fact.subject for fact in truth.of(kind)} & set(names))
