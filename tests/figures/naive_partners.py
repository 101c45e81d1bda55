"""Money and partners, counted by hand."""

from typing import Any

from tests.figures.naive_truth import Fact, Truth

NONE = {"n": None, "not_recorded": 1}


def partners(truth: Truth) -> dict[str, Any]:
    """M64 to M68: money and partners."""
    costs = [fact for fact in truth.of("CostsRecorded") if fact.get("pounds") is not None]
    committed = promised(truth)
    names = {fact.subject for fact in committed}
    on_site = {fact.subject for fact in committed if fact.get("mode") == "on_site"}
    called = {fact.subject for fact in truth.of("OnCallPartnerActivated")} & (names - on_site)
    return {
        "M64": {"n": sum(fact.get("pounds") for fact in costs), "unit": "pounds"} if costs else NONE,
        "M65": {"n": len({f.subject for f in truth.of("PartnerArrived")} & on_site), "of": len(on_site)},
        "M66": {"n": len(called), "of": len(names - on_site)},
        "M67": {"n": len(said(truth, "InformationSharingAgreementSigned", "signed")), "of": len(names)},
        "M68": {"n": len(said(truth, "BriefingAcknowledged", "acks")), "of": len(names)},
    }


def promised(truth: Truth) -> list[Fact]:
    """The commitments that were not taken back."""
    last = {fact.subject: fact for fact in truth.of("PartnerCommitted", "PartnerDeclined")}
    return [fact for fact in last.values() if fact.type == "PartnerCommitted"]


def said(truth: Truth, kind: str, count: str) -> set[str]:
    """The committed partners that did this, by name or as a number of them in the order of their promises."""
    names = [fact.subject for fact in promised(truth)]
    numbered = [names[: fact.get(count)] for fact in truth.facts if fact.get(count) is not None]
    return {name for some in numbered for name in some} | ({fact.subject for fact in truth.of(kind)} & set(names))
