"""Whose access is revoked or restored is said by those to whom an operation belongs, and by no partner of theirs."""

from tests.stories.test_two_councils_and_two_forces import Partnership
from tests.stories.test_two_councils_and_two_forces import partnership as partnership


def test_no_partner_shuts_out_another_or_lets_it_in_again(partnership: Partnership) -> None:
    here = partnership
    both = here.proposes("bucks", "Swift", others=["Thames Valley Police"])
    for partner in ("Kind Hands", "Kent County Council"):
        here.does("bucks", f"operations/{both}/commit-partner", partner=partner, mode="on_site")
    revoke, restore = f"operations/{both}/revoke-access", f"operations/{both}/restore-access"
    for partner in ("Kind Hands", "Thames Valley Police", "Kent County Council"):
        refused = here.post("kent", revoke, partner=partner)
        assert refused.status_code == 403, refused.text
        assert "ask the lead council" in refused.text
    offered = {who: here.server.client(who).get(f"/operations/{both}/do").text for who in ("kent", "thames", "bucks")}
    assert {who: "/revoke-access" in text for who, text in offered.items()} == {
        "kent": False,
        "thames": True,
        "bucks": True,
    }
    page = here.server.client("kent").get(f"/operations/{both}/do/revoke-access")
    assert page.status_code == 403
    assert "ask the lead council" in page.text
    page = here.server.client("kent").post(f"/operations/{both}/do/revoke-access", data={"partner": "Kind Hands"})
    assert page.status_code == 403
    assert "ask the lead council" in page.text
    assert here.opens("kind", both)
    revoked = here.does("thames", revoke, partner="Kind Hands")["position"]
    assert here.post("kent", restore, partner="Kind Hands").status_code == 403
    entries = f"/operations/{both}/entries/{revoked}"
    for way, said in (("void", {"reason": "a slip"}), ("correct", {"partner": "Kent Police"})):
        assert here.server.client("kent").post(f"{entries}/{way}", data=said).status_code == 403, way
    assert not here.opens("kind", both)
    here.does("bucks", restore, partner="Kind Hands")
    assert here.opens("kind", both)


def test_no_partner_says_of_another_that_it_comes_or_not(partnership: Partnership) -> None:
    here = partnership
    both = here.proposes("bucks", "Swift", others=["Thames Valley Police"])
    for partner in ("Kind Hands", "Kent County Council"):
        here.does("bucks", f"operations/{both}/commit-partner", partner=partner, mode="on_site")
    for slug, partner in (("decline-to-take-part", "Kind Hands"), ("commit-partner", "Kent Police")):
        said = {"partner": partner, **({"mode": "on_site"} if slug == "commit-partner" else {})}
        refused = here.post("kent", f"operations/{both}/{slug}", **said)
        assert refused.status_code == 403, refused.text
        assert "ask the lead council" in refused.text
    assert here.opens("kind", both)
    assert (
        here.post("kent", f"operations/{both}/decline-to-take-part", partner="Kent County Council").status_code == 200
    )
    assert not here.opens("kent", both), "of itself each says it"
    here.does("thames", f"operations/{both}/commit-partner", partner="Kent County Council", mode="on_call")
    assert here.opens("kent", both), "the force to which it belongs as well"


def test_no_partner_makes_an_operation_its_own_or_lets_in_by_a_correction(partnership: Partnership) -> None:
    here = partnership
    both = here.proposes("bucks", "Swift", others=["Thames Valley Police"])
    here.does("bucks", f"operations/{both}/commit-partner", partner="Kent County Council", mode="on_site")
    here.does("bucks", f"operations/{both}/commit-partner", partner="Kent Police", mode="on_call")
    days = here.server.application.days
    proposed, own, another = (each.envelope.entry for each in days.as_taken_in(both).recorded_events[-3:])
    for entry, changes in ((proposed, {"others": ["Kent County Council"]}), (own, {"partner": "Kind Hands"})):
        said = {"entry": entry, "changes": changes, "reason": "a slip"}
        refused = here.post("kent", f"operations/{both}/correct-entry", **said)
        assert refused.status_code == 403, refused.text
        assert "ask the lead council" in refused.text
    assert here.post("kent", f"operations/{both}/void-entry", entry=another, reason="a slip").status_code == 403
    assert not here.opens("kind", both)
    said = {"entry": proposed, "changes": {"others": ["Kent Police"]}, "reason": "both are"}
    here.does("thames", f"operations/{both}/correct-entry", **said)


def test_no_partner_holds_the_letter_of_another(partnership: Partnership) -> None:
    """Its link answers in that partner's own name."""
    here = partnership
    both = here.proposes("bucks", "Swift")
    here.does("bucks", f"operations/{both}/commit-partner", partner="Kent County Council", mode="on_site")
    here.does("bucks", f"operations/{both}/invite-partner", partner="Kind Hands")
    page = f"/operations/{both}/invitations"
    for address in (page, f"{page}/letter?of=Kind+Hands", f"{page}/calendar?of=Kind+Hands"):
        refused = here.server.client("kent").get(address)
        assert (refused.status_code, "ask the lead council" in refused.text) == (403, True), address
    for address in (page, f"{page}/take-back"):
        assert here.server.client("kent").post(address, data={"only": "Kind Hands"}).status_code == 403
    offered = {who: here.server.client(who).get(f"/operations/{both}/plan").text for who in ("kent", "bucks")}
    assert {who: f'{page}"' in text for who, text in offered.items()} == {"kent": False, "bucks": True}
    assert "No health provider" in offered["kent"]
    assert {who: ">Add one<" in text for who, text in offered.items()} == {"kent": False, "bucks": True}
