"""A partner that is asked again, for another day perhaps, may promise again what it has promised."""

from tests.given import a_plan


def test_who_is_asked_again_may_promise_again() -> None:
    day = a_plan().has(("PartnerInvited", "Police", {"mode": "on_site"}))
    assert day.refused("PartnerCommitted", "Police", mode="on_site") == ()
    assert day.refused("PartnerCommitted", "Police", mode="on_site") == ("already_committed",)
    day.at((-9, "10:00")).has(("PartnerInvited", "Police", {"mode": "on_site"})).at((-7, "10:00"))
    assert day.refused("PartnerCommitted", "Police", mode="on_site") == ("already_committed",), (
        "asked before it said so"
    )
    assert day.refused("PartnerCommitted", "Contractor", mode="on_site") == ("already_committed",), "nobody asked them"
