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
